import { minuteOf } from '../kernel/day.ts'

/** What stands at the foot of a filled table: in Chinese, as the table is. */
export function takenBy(name: string, at: Date, department: string): string {
  return `${name} ${minuteOf(at)} 填报，供${department}使用`
}
