import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { EndReason, Tier } from '../../../domain/duties/schema.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useLanguage } from '../../kit/language.ts'
import { Framed, Pick, Radios, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import type { HelperPick } from '../StaffScreens.tsx'
import { AskedBy } from './parts.tsx'
import { useDutyAct, usePlans, type Enrolled } from './queries.ts'
import { endWords, faultWords, tierWords, words } from './words.ts'

/** What a person, not the clock, may say. */
const reasons = EndReason.options.filter((r) => !['died', 'left', 'merged', 'changed'].includes(r))

export const useTiers = () => {
  const lang = useLanguage()
  return Tier.options.map((value) => ({ value, label: wordIn(tierWords[value], lang) }))
}

interface Props {
  of: Enrolled
  onClose: () => void
}

export function Change({ of, HelperPick: Helper, onClose }: Props & { HelperPick: HelperPick }) {
  const t = useWords(words)
  const say = useDone()
  const plans = usePlans()
  const change = useDutyAct(dutiesApi.change)
  const [id] = useState(mint)
  const tiers = useTiers()
  const form = useForm({
    start: { tier: of.tier, helper: of.helper?.id ?? null, reviewOn: of.reviewOn ?? '' },
    words: faultWords,
    check: () => [],
  })
  return (
    <FormDialog
      title={t('changeOf', { name: of.person.name, plan: plans.name(of.plan) })}
      note={t('changeNote')}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        change.mutateAsync({
          params: { id: of.id },
          body: {
            id,
            base: of.version,
            change: { tier: v.tier, helper: v.helper, reviewOn: v.reviewOn || null },
          },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Pick form={form} name="tier" label={t('tier')} options={tiers} placeholder={t('noTier')} optional />
      <HelperField form={form} Helper={Helper} />
      <TextInput form={form} name="reviewOn" label={t('review')} hint={t('reviewHint')} type="date" optional />
    </FormDialog>
  )
}

interface HelperForm {
  form: ReturnType<typeof useForm<{ helper: string | null } & Record<string, unknown>>>
  Helper: HelperPick
}

export function HelperField({ form, Helper }: { form: unknown; Helper: HelperPick }) {
  const t = useWords(words)
  const own = form as HelperForm['form']
  return (
    <Framed form={own} name="helper" label={t('helper')} hint={t('helperHint')} optional>
      {({ id, status }) => (
        <Helper id={id} status={status} value={own.values.helper} onChange={(helper) => own.set({ helper })} />
      )}
    </Framed>
  )
}

export function End({ of, onClose }: { of: Pick<Enrolled, 'id' | 'person' | 'plan'>; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const plans = usePlans()
  const end = useDutyAct(dutiesApi.end)
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({
    start: { day: today, reason: 'need-ended' },
    words: faultWords,
    check: (v) =>
      v.day > today ? [{ path: 'day', code: 'day-future' }] : v.day ? [] : [{ path: 'day', code: 'required' }],
  })
  return (
    <FormDialog
      title={t('endOf', { name: of.person.name, plan: plans.name(of.plan) })}
      note={t('endNote')}
      form={form}
      okText={t('end')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        end.mutateAsync({ params: { id: of.id }, body: { id, day: v.day, reason: v.reason as 'need-ended' } })
      }
      onSent={() => say(t('saved'))}
    >
      <AskedBy plan={plans.of(of.plan)} lang={lang} />
      <TextInput form={form} name="day" label={t('day')} type="date" first />
      <Radios
        form={form}
        name="reason"
        label={t('reason')}
        options={reasons.map((value) => ({ value, label: wordIn(endWords[value], lang) }))}
      />
    </FormDialog>
  )
}
