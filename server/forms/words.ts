/** What stands at the foot of a filled table: in Chinese, as the table is. */
export function takenBy(name: string, at: Date, department: string): string {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return `${name} ${time} 填报，供${department}使用`
}
