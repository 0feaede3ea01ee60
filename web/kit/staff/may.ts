/** Whether the reader's roles reach a place; the shell, which knows accounts, hands it to rooms that stand above them. */
export type UseMayAt = () => (permission: string, place: string, unit?: string) => boolean
