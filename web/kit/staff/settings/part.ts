/** What a room says about a setting of its own, so that the page of settings can show and ask it. */
import type { ComponentType } from 'react'
import type { FormState } from '../../form/useForm.ts'
import type { Word } from '../../words.ts'

export interface SettingPart {
  /** As the server calls it, `notices.quiet`. */
  name: string
  title: Word
  /** What it changes, for somebody who has never seen it. */
  note: Word
  /** A value made of whole numbers is drawn from these; their limits come with the value. */
  numbers?: Readonly<Record<string, NumberPart>>
  /** Any other value is drawn by its room. */
  own?: OwnPart
}

export interface NumberPart {
  label: Word
  /** After the number; `{n}` is not in it. Absent: minutes after midnight, shown and asked as a time of day. */
  unit?: Word
}

/** What codes in a value stand for. */
export type Names = Readonly<Record<string, string>>

export interface SettingValues {
  value: unknown
  why: string
}

export interface EditorProps {
  form: FormState<SettingValues>
  names: Names
}

interface OwnPart {
  Shown: ComponentType<{ value: unknown; names: Names }>
  /** Its fields are `value` and what lies in it. */
  Editor: ComponentType<EditorProps>
}

/** A room that writes `settingPart<keyof CloseRule>` forgets none of the numbers of the value. */
export const settingPart = <K extends string>(
  part: Omit<SettingPart, 'own'> & { numbers: Record<K, NumberPart> },
): SettingPart => part
