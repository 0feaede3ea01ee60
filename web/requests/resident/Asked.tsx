import { SchemaForm } from '../../kit/form/SchemaForm.tsx'
import type { Questions } from '../../kit/form/questions.ts'
import type { FormState } from '../../kit/form/useForm.ts'
import type { ReportDraft } from './draft.ts'

/** What an item asks beside the words. */
export const Asked = ({ form, schema }: { form: FormState<ReportDraft>; schema: Questions }) => (
  <SchemaForm form={form} name="answers" schema={schema} />
)
