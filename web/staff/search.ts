/** Where a search from the top bar goes; set by the room that owns the list, e.g. `/board?q=…`. */
export const searchTo = (text: string): string => `/board?q=${encodeURIComponent(text)}`
