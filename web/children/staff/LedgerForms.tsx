import { useState } from 'react'
import { childCategories, lineKinds, type ChildCategory, type LineKind } from '../../../domain/children/ledger.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useNow } from '../../kit/now.ts'
import { ProblemError, problemOf } from '../../kit/problem.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import {
  useChangeChild,
  useChildLine,
  useEndChild,
  useOpenChild,
  useOutOfSchool,
  type Child,
  type Proposed,
} from '../queries.ts'
import { detailFaults, detailsOf, typedOf, type Typed } from './details.ts'
import { ledgerFaults, ledgerWords, lineWords } from './ledger-words.ts'

interface Closing {
  onClose: () => void
}

function DetailFields({ form }: { form: FormState<Typed> }) {
  const t = useWords(ledgerWords)
  const care = useCares()
  return (
    <>
      <Pick
        form={form}
        name="category"
        label={t('category')}
        options={childCategories.map((value) => ({ value, label: care.name(value) }))}
      />
      <TextInput form={form} name="guardian" label={t('guardian')} maxLength={60} />
      <TextInput form={form} name="relation" label={t('relation')} maxLength={30} optional />
      <TextInput form={form} name="phone" label={t('phone')} type="tel" maxLength={30} optional />
      <Tick form={form} name="away" label={t('away')} />
      <TextInput form={form} name="carer" label={t('carer')} hint={t('carerHint')} maxLength={60} optional />
      <TextInput form={form} name="carerRelation" label={`${t('carer')} · ${t('relation')}`} maxLength={30} optional />
      <TextInput
        form={form}
        name="carerPhone"
        label={`${t('carer')} · ${t('phone')}`}
        type="tel"
        maxLength={30}
        optional
      />
      <TextInput form={form} name="from" label={`${t('carer')} · ${t('from')}`} type="date" optional />
      <TextInput form={form} name="to" label={`${t('carer')} · ${t('to')}`} type="date" optional />
      <TextInput form={form} name="signed" label={t('signed')} type="date" optional />
      <TextInput form={form} name="school" label={t('schoolName')} maxLength={100} optional />
      <TextInput form={form} name="class" label={t('class')} maxLength={40} optional />
      <TextBox form={form} name="likes" label={t('likes')} hint={t('likesHint')} maxLength={500} optional />
    </>
  )
}

/** A fault of the server at its field of this form. */
const placed = (error: unknown): unknown => {
  const problem = problemOf(error)
  return problem?.faults
    ? new ProblemError({
        ...problem,
        faults: problem.faults.map((f) => ({ ...f, path: f.path.replace(/^(body\.)?details\./, '') })),
      })
    : error
}

export function EnterChild({ proposed, onClose }: { proposed: Proposed } & Closing) {
  const t = useWords(ledgerWords)
  const say = useDone()
  const enter = useOpenChild()
  const [id] = useState(mint)
  const form = useForm<Typed>({ start: typedOf(proposed.category), words: ledgerFaults, check: detailFaults })
  const send = (v: Typed) =>
    enter
      .mutateAsync({
        body: { id, person: proposed.person, category: v.category as ChildCategory, details: detailsOf(v) },
      })
      .catch((error: unknown) => {
        throw placed(error)
      })
  return (
    <FormDialog
      title={t('enterOf', { name: proposed.name })}
      form={form}
      okText={t('enter')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('entered'))}
    >
      <DetailFields form={form} />
    </FormDialog>
  )
}

export function EditChild({ child, onClose }: { child: Child } & Closing) {
  const t = useWords(ledgerWords)
  const say = useDone()
  const change = useChangeChild()
  const [id] = useState(mint)
  const form = useForm<Typed>({
    start: typedOf(child.category, child.details),
    words: ledgerFaults,
    check: detailFaults,
  })
  const send = (v: Typed) =>
    change
      .mutateAsync({
        params: { id: child.id },
        body: {
          id,
          base: child.version,
          category: v.category as ChildCategory,
          details: detailsOf(v, child.details.guardians),
        },
      })
      .catch((error: unknown) => {
        throw placed(error)
      })
  return (
    <FormDialog
      title={t('edit')}
      form={form}
      okText={t('edit')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <DetailFields form={form} />
    </FormDialog>
  )
}

export function AddLine({ child, onClose }: { child: string } & Closing) {
  const t = useWords(ledgerWords)
  const kind = useWords(lineWords)
  const say = useDone()
  const add = useChildLine()
  const [id] = useState(mint)
  const today = dayText(useNow())
  const form = useForm<{ kind: string; day: string; said: string }>({
    start: { kind: '', day: today, said: '' },
    words: ledgerFaults,
    check: (v) => [
      ...(v.kind ? [] : [{ path: 'kind', code: 'choose' }]),
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
    ],
  })
  return (
    <FormDialog
      title={t('add')}
      form={form}
      okText={t('add')}
      onClose={onClose}
      onSend={(v) =>
        add.mutateAsync({
          params: { id: child },
          body: { id, kind: v.kind as LineKind, day: v.day, said: v.said.trim() },
        })
      }
      onSent={() => say(t('noted'))}
    >
      <Pick
        form={form}
        name="kind"
        label={t('what')}
        options={lineKinds.map((value) => ({ value, label: kind(value) }))}
      />
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="said" label={t('said')} maxLength={1000} optional />
    </FormDialog>
  )
}

export function LeaveSchool({ child, onClose }: { child: string } & Closing) {
  const t = useWords(ledgerWords)
  const say = useDone()
  const out = useOutOfSchool()
  const [id] = useState(mint)
  const form = useForm({
    start: { since: '' },
    words: ledgerFaults,
    check: (v) => (v.since ? [] : [{ path: 'since', code: 'required' }]),
  })
  return (
    <FormDialog
      title={t('leaves')}
      form={form}
      okText={t('leaves')}
      onClose={onClose}
      onSend={({ since }) => out.mutateAsync({ params: { id: child }, body: { id, since } })}
      onSent={() => say(t('followed'))}
    >
      <TextInput form={form} name="since" label={t('sinceDay')} type="date" />
    </FormDialog>
  )
}

export function EndChild({ child, onClose }: { child: string } & Closing) {
  const t = useWords(ledgerWords)
  const say = useDone()
  const end = useEndChild()
  const [id] = useState(mint)
  const form = useForm({
    start: { why: '' },
    words: ledgerFaults,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('end')}
      form={form}
      okText={t('end')}
      onClose={onClose}
      onSend={({ why }) => end.mutateAsync({ params: { id: child }, body: { id, why: why.trim() } })}
      onSent={() => say(t('endDone'))}
    >
      <TextBox form={form} name="why" label={t('endWhy')} maxLength={200} />
    </FormDialog>
  )
}
