/** A calendar for tests: 2026 with one holiday week and its exchange; 2027 is not complete. Invented, not the State Council's. */
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'

export const testCalendar: WorkCalendar = {
  days: {
    '2026-10-01': 'off',
    '2026-10-02': 'off',
    '2026-10-05': 'off',
    '2026-10-06': 'off',
    '2026-10-07': 'off',
    '2026-09-27': 'work',
    '2026-10-10': 'work',
  },
  completeYears: [2025, 2026],
  // 8:30–12:00 and 13:30–17:00: seven hours.
  hours: [
    [510, 720],
    [810, 1020],
  ],
}

/** `at('2026-11-24 16:12')` in Shanghai. */
export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
