/** Runs `work` while no other process of this checkout holds the lock of that name. */
export function withLock<T>(name: string, work: () => Promise<T>, say?: (line: string) => void): Promise<T>
