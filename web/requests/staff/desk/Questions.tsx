import type { FormState } from '../../../kit/form/useForm.ts'
import type { Questions } from '../../../kit/form/questions.ts'
import { StaffQuestions } from '../../../kit/staff/StaffQuestions.tsx'
import { useWords } from '../../../kit/words.ts'
import { useServiceItem } from '../../../catalogue/queries.ts'
import { deskWords } from '../words/desk.ts'
import type { DeskDraft } from './draft.ts'

/** What the catalogue asks for this kind of matter, with the fields of the console. */
export function DeskQuestions({ form, item }: { form: FormState<DeskDraft>; item: string }) {
  const t = useWords(deskWords)
  const { data } = useServiceItem(item)
  const schema = data?.form as Questions | undefined
  return schema ? <StaffQuestions form={form} name="answers" schema={schema} legend={t('questions')} /> : null
}
