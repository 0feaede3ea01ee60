/** Words that are written into a county of demonstration. */
export const demoWhy = '演示'
