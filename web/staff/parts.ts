/** What rooms show in the frame. */
import type { ComponentType } from 'react'
import { Bell } from '../notices/StaffScreens.tsx'

/** Counts in the navigation, by path: how much waits there. */
export const counts: Readonly<Record<string, ComponentType | undefined>> = {}

/** Right of the search, by room: the line of the help-line, unread messages. */
export const topParts: Readonly<Record<string, ComponentType>> = { notices: Bell }
