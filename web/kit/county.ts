/** Which county this page serves: the first segment of its address, `/<county>/…`. */

export type Shell = 'resident' | 'field' | 'staff'

export const county = (path: string = location.pathname): string => path.split('/')[1] ?? ''

/** Where a shell's own addresses begin, without a slash at the end: `/231025`, `/231025/field`, `/231025/staff`. */
export const shellBase = (shell: Shell): string => `/${county()}${shell === 'resident' ? '' : `/${shell}`}`

/** A key of this device's storage that no other county of the same host reads. */
export const storageKey = (name: string): string => `linli:${county()}:${name}`
