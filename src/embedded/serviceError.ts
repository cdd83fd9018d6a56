/** A service that cannot start or be reached. The message is complete for a person: what failed, why, what to do. */
export class ServiceError extends Error {
  override name = 'ServiceError';
}

/** Turns a refusal of the file system into a sentence with its remedy; every other error passes unchanged. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  if (error instanceof ServiceError || !isSystemError(error)) return error;
  const sentence = sentenceFor(error.code ?? '', error.path ?? dataDir, dataDir);
  return sentence === null ? error : new ServiceError(sentence, { cause: error });
}

/** Says that the disk is full, in the words used wherever that comes to light. */
export function diskFull(folder: string): string {
  return `The disk that holds ${folder} is full: free some space, or set DATELINE_DATA_DIR to a folder on another disk.`;
}

/** Says that files are another user's, which happens when one folder is used as root and as an ordinary user in turn. */
export function foreignFiles(file: string, dataDir: string): string {
  return (
    `The data directory ${dataDir} cannot be used: no permission for ${file}. Start as the user who owns it, ` +
    `hand it over (sudo chown -R "$(id -u):$(id -g)" ${dataDir}), or set DATELINE_DATA_DIR to another folder.`
  );
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function sentenceFor(code: string, file: string, dataDir: string): string | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return foreignFiles(file, dataDir);
    case 'EROFS':
      return `The data directory ${dataDir} lies on a read-only file system: set DATELINE_DATA_DIR to a folder that can be written.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(dataDir);
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data directory ${dataDir} cannot be made: ${file} is a file, not a folder. Set DATELINE_DATA_DIR to another folder.`;
    default:
      return null;
  }
}
