/** Headers and words as they are compared: width, blanks, marks and numbering aside. */

const marks = /[\s*★☆:：_＿·•"'“”‘’]/g

/** `＊ 身份证 号码：` → `身份证号码`. Brackets stay: they may tell two columns apart. */
export const foldHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(marks, '')
    .replace(/^[(（]?\d{1,2}[)）]?[.、,]+(?=\D)/, '')
    .toUpperCase()

/** Without what is explained in brackets: `身份证号码(18位)` → `身份证号码`. */
export const withoutBrackets = (folded: string): string => folded.replace(/[([【][^)\]】]*[)\]】]?/g, '')
