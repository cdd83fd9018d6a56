const ROUNDS = 20;

/**
 * Clusters vectors of length 1 by spherical k-means: returns the cluster of each, from 0. `vectors` holds them one
 * after another, `size` numbers each. The first centres are vectors at even distances in the list, so the result is
 * reproducible.
 */
export function clustersOf(vectors: Float32Array, size: number, clusterCount: number): Uint16Array {
  const count = vectors.length / size;
  const clusters = new Uint16Array(count);
  const centres = new Float32Array(clusterCount * size);
  for (let cluster = 0; cluster < clusterCount; cluster += 1) {
    const at = Math.floor((cluster * count) / clusterCount) * size;
    centres.set(vectors.subarray(at, at + size), cluster * size);
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const similarity = assignClusters(vectors, centres, clusters, size) / count;
    process.stderr.write(`clusters, round ${round} of ${ROUNDS}: mean similarity ${similarity.toFixed(4)}\n`);
    moveCentres(vectors, centres, clusters, size);
  }
  return clusters;
}

/** Assigns each vector to the cluster with the most similar centre; returns the sum of the similarities (cosines). */
function assignClusters(vectors: Float32Array, centres: Float32Array, clusters: Uint16Array, size: number): number {
  let sum = 0;
  for (let index = 0; index < clusters.length; index += 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (let cluster = 0; cluster * size < centres.length; cluster += 1) {
      let similarity = 0;
      for (let at = 0; at < size; at += 1) {
        similarity += (vectors[index * size + at] ?? 0) * (centres[cluster * size + at] ?? 0);
      }
      if (similarity > best) {
        best = similarity;
        clusters[index] = cluster;
      }
    }
    sum += best;
  }
  return sum;
}

/** Moves each centre to the mean direction of its vectors. */
function moveCentres(vectors: Float32Array, centres: Float32Array, clusters: Uint16Array, size: number): void {
  centres.fill(0);
  clusters.forEach((cluster, index) => {
    for (let at = 0; at < size; at += 1) {
      centres[cluster * size + at] = (centres[cluster * size + at] ?? 0) + (vectors[index * size + at] ?? 0);
    }
  });
  for (let start = 0; start < centres.length; start += size) {
    const length = Math.hypot(...centres.subarray(start, start + size)) || 1;
    for (let at = start; at < start + size; at += 1) centres[at] = (centres[at] ?? 0) / length;
  }
}
