/** The shares of a word's uses outside of names, and in names of people, places and organizations. */
export type Shares = ArrayLike<number>;

/** A word of the training texts: its vector, its shares, and its weight in training. */
export interface SeenWord {
  vector: Float32Array;
  shares: Shares;
  weight: number;
}

const KINDS = 4;
const HIDDEN_UNITS = 128;
const ROUNDS = 20;
const LEARNING_RATE = 0.05;
const WEIGHT_DECAY = 2e-3;
/** Vectors of length 1 are scaled by this, so that the first steps have an effect. */
const INPUT_SCALE = 3;

/**
 * A neural network with one hidden layer that predicts a word's shares from its vector, also for words that the
 * training texts do not have. Trained in the constructor, by AdaGrad.
 */
export class WordClassifier {
  private readonly inner: Layer;
  private readonly outer = new Layer(HIDDEN_UNITS, KINDS);
  private readonly hidden = new Float32Array(HIDDEN_UNITS);
  private readonly hiddenErrors = new Float32Array(HIDDEN_UNITS);
  private readonly logits = new Float32Array(KINDS);
  private readonly errors = new Float32Array(KINDS);

  constructor(seen: readonly SeenWord[], size: number) {
    this.inner = new Layer(size, HIDDEN_UNITS);
    for (let step = 0; step < ROUNDS * seen.length; step += 1) {
      this.learnFrom(seen[Math.floor(random() * seen.length)] as SeenWord);
    }
  }

  /** The predicted shares of a word. */
  classify(vector: Float32Array): Float32Array {
    this.inner.sum(vector, this.hidden, INPUT_SCALE);
    for (let unit = 0; unit < HIDDEN_UNITS; unit += 1) if ((this.hidden[unit] ?? 0) < 0) this.hidden[unit] = 0;
    this.outer.sum(this.hidden, this.logits, 1);
    const most = Math.max(...this.logits);
    const shares = this.logits.map((value) => Math.exp(value - most));
    const total = shares.reduce((sum, value) => sum + value, 0);
    return shares.map((value) => value / total);
  }

  private learnFrom({ vector, shares, weight }: SeenWord): void {
    const { errors, hiddenErrors, hidden } = this;
    this.classify(vector).forEach((share, kind) => {
      errors[kind] = (share - (shares[kind] ?? 0)) * weight;
    });
    this.outer.backpropagate(errors, hiddenErrors);
    for (let unit = 0; unit < HIDDEN_UNITS; unit += 1) if (hidden[unit] === 0) hiddenErrors[unit] = 0;
    this.outer.descend(hidden, errors, 1);
    this.inner.descend(vector, hiddenErrors, INPUT_SCALE);
  }
}

/** A fully connected layer: for each output, a weight for each input and a bias behind them. */
class Layer {
  private readonly inputs: number;
  private readonly outputs: number;
  private readonly width: number;
  private readonly weights: Float32Array;
  private readonly steps: Float32Array;

  constructor(inputs: number, outputs: number) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.width = inputs + 1;
    this.weights = Float32Array.from({ length: this.width * outputs }, () => (random() - 0.5) * 0.3);
    this.steps = new Float32Array(this.weights.length).fill(1e-6);
  }

  /** Writes the weighted sums of the inputs into `out`. */
  sum(values: Float32Array, out: Float32Array, scale: number): void {
    for (let output = 0; output < this.outputs; output += 1) {
      const row = output * this.width;
      let sum = this.weights[row + this.inputs] ?? 0;
      for (let input = 0; input < this.inputs; input += 1) {
        sum += (this.weights[row + input] ?? 0) * (values[input] ?? 0) * scale;
      }
      out[output] = sum;
    }
  }

  /** Propagates the errors of the outputs back to the inputs. */
  backpropagate(errors: Float32Array, out: Float32Array): void {
    out.fill(0);
    for (let output = 0; output < this.outputs; output += 1) {
      for (let input = 0; input < this.inputs; input += 1) {
        const weight = this.weights[output * this.width + input] ?? 0;
        out[input] = (out[input] ?? 0) + (errors[output] ?? 0) * weight;
      }
    }
  }

  /** One step of gradient descent (AdaGrad). */
  descend(values: Float32Array, errors: Float32Array, scale: number): void {
    for (let output = 0; output < this.outputs; output += 1) {
      if (errors[output] === 0) continue;
      for (let input = 0; input <= this.inputs; input += 1) {
        const at = output * this.width + input;
        const value = input === this.inputs ? 1 : (values[input] ?? 0) * scale;
        const gradient = (errors[output] ?? 0) * value + WEIGHT_DECAY * (this.weights[at] ?? 0);
        this.steps[at] = (this.steps[at] ?? 0) + gradient * gradient;
        this.weights[at] = (this.weights[at] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(this.steps[at] ?? 0);
      }
    }
  }
}

/**
 * The code of a word class, 1 to 37: the kind of name, how surely it is that kind, and how often the word is in no
 * name.
 */
export function wordClassCode(shares: Shares): number {
  const [outside = 0, ...kinds] = Array.from(shares);
  const best = Math.max(...kinds);
  if (outside > 0.97) return 37;
  const certainty = best / kinds.reduce((sum, share) => sum + share, 0);
  const certaintyLevel = certainty > 0.85 ? 2 : certainty > 0.6 ? 1 : 0;
  const outsideLevel = outside < 0.2 ? 0 : outside < 0.5 ? 1 : outside < 0.85 ? 2 : 3;
  return 1 + (kinds.indexOf(best) * 3 + certaintyLevel) * 4 + outsideLevel;
}

let seed = 7;

/** A pseudo-random number from 0 to 1, from the same sequence in every run. */
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return (seed >>> 8) / 0x1000000;
}
