export function buildServer(say?: (line: string) => void): Promise<void>
export function buildWeb(say?: (line: string) => void): Promise<void>
