import { useMemo } from 'react'
import type { Level } from '../../../domain/requests/vocabulary.ts'
import { Check, Choices, Tags } from '../../kit/form/choices.tsx'
import { TextArea } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useRefresh } from '../../kit/query.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Missing } from '../../kit/ui/Boundary.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { residentAct, trackRoutes, useRatingReasons, useTrack } from '../queries.ts'
import { levelWords } from '../words.ts'
import { needsCode, useMatter, type Matter } from './access.ts'
import { cleanCode, codeFaults, codeRefused, Proving } from './Proving.tsx'
import { faults } from './words.ts'
import { words } from './track-words.ts'
import { actFaults } from '../words/faults.ts'

const faultWords = { ...actFaults, ...faults }

type Kind = 'rate' | 'rate-again'

interface RatingForm {
  level: string
  reasons: string[]
  said: string
  present: boolean
  code: string
}

/** Five levels with their reasons, once for each matter: `/track/:number/rate`, and again beside it after a rectification. */
export function Rate({ kind }: { kind: Kind }) {
  const t = useWords(words)
  const matter = useMatter()
  const { number } = useParams<{ number: string }>()
  if (!matter) return <Missing />
  return (
    <Page
      title={t(kind === 'rate' ? 'askRate' : 'askRateAgain')}
      back={{ name: t('backProgress'), to: matter.path }}
      aside={number && <RefAside no={number} />}
    >
      <Known matter={matter} kind={kind} />
    </Page>
  )
}

export const RateFirst = () => <Rate kind="rate" />
export const RateAgain = () => <Rate kind="rate-again" />

function RefAside({ no }: { no: string }) {
  const t = useWords(words)
  return <>{t('refAside', { no: no.replace(/(\d{3})(?=\d)/g, '$1 ') })}</>
}

function Known({ matter, kind }: { matter: Matter; kind: Kind }) {
  return (
    <Answering of={useTrack(matter.access)}>
      {({ may }) => (
        <RateForm
          matter={matter}
          kind={kind}
          coded={needsCode(matter.access, may.find((m) => m.kind === kind)?.proof ?? 'code')}
        />
      )}
    </Answering>
  )
}

const levels = ['5', '4', '3', '2', '1'] as const
const isBad = (level: string) => level === '1' || level === '2'

function RateForm({ matter, kind, coded }: { matter: Matter; kind: Kind; coded: boolean }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const id = useMemo(() => mint(), [])
  const form = useForm<RatingForm>({
    start: { level: '', reasons: [], said: '', present: false, code: '' },
    words: faultWords,
    check: (v) => [
      ...(v.level ? [] : [{ path: 'level', code: 'choose-level' }]),
      ...(v.present ? [{ path: 'present', code: 'handler-present' }] : []),
      ...(coded ? codeFaults(v.code) : []),
    ],
  })
  const send = async (v: RatingForm) => {
    const said = v.said.trim()
    const body = {
      id,
      level: Number(v.level) as Level,
      reasons: v.reasons,
      ...(said && { said }),
      channel: 'own-device',
      handlerPresent: false,
    }
    await residentAct(matter.access, kind, body, coded ? cleanCode(v.code) : undefined).catch((error: unknown) => {
      throw coded ? codeRefused(error) : error
    })
    refresh(...trackRoutes)
    navigate(matter.path, {
      replace: true,
      state: { done: isBad(v.level) && kind === 'rate' ? 'doneRateBad' : 'doneRate' },
    })
  }
  return (
    <Form form={form} onSubmit={send}>
      <Levels form={form} />
      {form.values.level && <Reasons form={form} />}
      {form.values.level && (
        <TextArea form={form} name="said" label={t('rateSay')} maxLength={1000} rows={2} optional />
      )}
      <Check form={form} name="present" label={t('present')} />
      {coded && <Proving form={form} access={matter.access} />}
      <p className="aside">
        <Icon name="lock" />
        <span>{t('anonymous')}</span>
      </p>
      <Btn primary type="submit" busy={form.sending}>
        {t('rateSend')}
      </Btn>
    </Form>
  )
}

interface PartProps {
  form: ReturnType<typeof useForm<RatingForm>>
}

function Levels({ form }: PartProps) {
  const t = useWords(words)
  const name = useWords(levelWords)
  // Reasons belong to a level.
  const choosing = { ...form, set: (change: Partial<RatingForm>) => form.set({ ...change, reasons: [] }) }
  const options = levels.map((value) => ({ value, label: name(value as never), icon: `face${value}` as const }))
  return <Choices form={choosing} name="level" legend={t('rateLegend')} legendHidden options={options} />
}

function Reasons({ form }: PartProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const level = Number(form.values.level)
  const options = (useRatingReasons().data?.items ?? []).filter((r) => r.level === level)
  if (options.length === 0) return null
  return (
    <Tags
      form={form}
      name="reasons"
      legend={level <= 2 ? t('whyBad') : t('whyGood')}
      options={options.map((r) => ({ value: r.code, label: (lang === 'en' && r.name.en) || r.name.zh }))}
    />
  )
}
