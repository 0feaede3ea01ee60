/** What the three pages of a report share: one draft, written at once, and its faults. */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { useHere, type Picked } from '../../places/queries.ts'
import { faultsOf, type Entrance, type ReportDraft, type Step } from './draft.ts'
import { changeDraft, reportDraft } from './store.ts'
import { faults } from './words.ts'

export interface StepForm {
  form: FormState<ReportDraft>
  home: Picked | undefined
}

/** @param more faults that only the page can see */
export function useStep(step: Step, entrance?: Entrance, more?: (values: ReportDraft) => FieldFault[]): StepForm {
  const home = useHere()?.home
  const form = useForm<ReportDraft>({
    start: reportDraft(entrance),
    // Pictures and the voice are written beside the form: look at what is kept.
    check: (values) => [...faultsOf(step, { ...values, ...mediaNow() }, home), ...(more?.(values) ?? [])],
    words: faults,
  })
  const set = (change: Partial<ReportDraft>) => {
    changeDraft(change)
    form.set(change)
  }
  return { form: { ...form, set }, home }
}

const mediaNow = () => {
  const { photos, voice } = reportDraft()
  return { photos, voice }
}

export const entrancePaths: Record<Entrance, string> = { report: '/report', help: '/help', suggest: '/suggest' }
