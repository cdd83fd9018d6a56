/** A service that cannot start or be reached. The message tells a person what failed, why, and what to do. */
export class ServiceError extends Error {
  override name = 'ServiceError';
}

/** Turns an error of the file system into a ServiceError that says what to do; returns other errors unchanged. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  if (error instanceof ServiceError || !isSystemError(error)) return error;
  const sentence = sentenceFor(error.code ?? '', error.path ?? dataDir, dataDir);
  return sentence === null ? error : new ServiceError(sentence, { cause: error });
}

/** The message for a full disk, whichever program noticed it. */
export function diskFull(folder: string): string {
  return `The disk that holds ${folder} is full: free some space, or set DATELINE_DATA_DIR to a folder on another disk.`;
}

/** The message for files of another user, as after using one folder first as root and then as an ordinary user. */
export function noPermission(file: string, dataDir: string): string {
  return (
    `The data directory ${dataDir} cannot be used: no permission for ${file}. Start as the user who owns it, ` +
    `change its owner (sudo chown -R "$(id -u):$(id -g)" ${dataDir}), or set DATELINE_DATA_DIR to another folder.`
  );
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function sentenceFor(code: string, file: string, dataDir: string): string | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return noPermission(file, dataDir);
    case 'EROFS':
      return `The data directory ${dataDir} is on a read-only file system: set DATELINE_DATA_DIR to a folder that can be written.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(dataDir);
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data directory ${dataDir} cannot be created: ${file} is a file, not a folder. Set DATELINE_DATA_DIR to another folder.`;
    default:
      return null;
  }
}
