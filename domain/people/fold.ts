/** A name without what does not tell it apart; alone in its file, for phones that load no pinyin. */

/** Blanks, middle dots of any kind and case do not count; 𠮷 is one character. */
export const foldName = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・‧･.\-']/g, '')
    .toLowerCase()
