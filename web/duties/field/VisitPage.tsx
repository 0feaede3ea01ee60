import { useMemo, useState } from 'react'
import type { DayPerson, FieldDay, Spot, Visited, VisitWay } from '../../../domain/duties/visits.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { beginOf, itemsFor } from '../../../domain/duties/visits-rules.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import { channels, modes } from '../../../domain/records/said.ts'
import { Halves, Segments, Tags } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea, TextField } from '../../kit/form/fields.tsx'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { usePieces, type Pieces } from '../../kit/form/usePieces.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useOnline } from '../../kit/outbox/useOutbox.ts'
import { useSend, type Sent } from '../../kit/outbox/useSend.ts'
import { useParams } from '../../kit/router.tsx'
import { EmptyState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { Signature } from '../../kit/ui/Signature.tsx'
import { VoiceNote } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { uploadFile } from '../../requests/queries.ts'
import { threadOfAll } from './held.ts'
import { usePersonHere } from './here.ts'
import { NeedPart } from './NeedPart.tsx'
import { SpotPress } from './SpotPress.tsx'
import { visitFaults, visitOf, type Filled } from './visit.ts'
import { faults, words } from './words.ts'

/** People of one visit, at most. */
const mostAtOnce = 20

/** What happened at the door: everything is as last time until somebody says otherwise. */
export function VisitPage() {
  const t = useWords(words)
  const { person: id } = useParams<{ person: string }>()
  const { day, none, person, mates } = usePersonHere(id)
  // What is sent may take the person off the day: the page keeps whom it was opened for.
  const [kept, setKept] = useState<{ day: FieldDay; people: DayPerson[] }>()
  if (!kept && day && person) setKept({ day, people: [person, ...mates].slice(0, mostAtOnce) })
  if (kept) return <Filling day={kept.day} people={kept.people} />
  return (
    <Page title={t('visitTitle')} back={{ name: t('back'), to: '/' }}>
      {day || none ? <EmptyState icon="done" title={t('gone')} hint={t('goneDo')} /> : <Skeleton lines={6} />}
    </Page>
  )
}

function Filling({ day, people }: { day: FieldDay; people: DayPerson[] }) {
  const t = useWords(words)
  const [sent, setSent] = useState<Sent<Visited>>()
  const [person] = people as [DayPerson]
  if (sent) return <Left sent={sent} day={day} />
  return (
    <Page
      title={t('visitTitle')}
      back={{ name: person.name, to: `/visits/${person.id}` }}
      above={people.length > 1 ? t('household', { n: people.length }) : person.address}
    >
      <VisitForm day={day} people={people} onSent={setSent} />
    </Page>
  )
}

interface FormProps {
  day: FieldDay
  people: DayPerson[]
  onSent: (sent: Sent<Visited>) => void
}

function VisitForm({ day, people, onSent }: FormProps) {
  const t = useWords(words)
  const online = useOnline()
  const send = useSend()
  const [person] = people as [DayPerson]
  const ids = useMemo(() => ({ visit: mint(), request: mint(), act: mint() }), [])
  const draft = `visit:${person.id}`
  const media = usePieces(draft)
  const [spot, setSpot] = useState<Spot>()
  const form = useForm<Filled>({
    start: {
      ...beginOf([person], day.plans, day.items),
      outcome: '',
      need: '',
      needItem: '',
      channel: '',
      mood: '',
      note: '',
      took: '',
      nextOn: '',
      when: '',
    },
    draft,
    words: faults,
    check: visitFaults,
  })
  const submit = async (v: Filled) => {
    // Once: sent again, it must be the same to the letter.
    const capturedAt = new Date().toISOString()
    // Whoever was at the door when it was begun, and is none of them now, is not in it.
    const persons = v.persons.filter((id) => people.some((p) => p.id === id))
    const body = visitOf({ ...v, persons }, { ...ids, place: person.place, capturedAt, spot })
    const { blobs, signature } = media
    onSent(
      await send<Visited>({
        route: visitsApi.visit,
        op: ids.visit,
        thread: threadOfAll(persons),
        about: { who: person.name, what: t('visitTitle') },
        blobs,
        carrier: { upload: uploadFile, path: recordsApi.upload.path },
        body: (files) => ({
          ...body,
          ...(files.length > 0 && { files }),
          ...(signature && { signature: files.at(-1) }),
        }),
      }),
    )
  }
  return (
    <Form form={form} onSubmit={submit}>
      {people.length > 1 && (
        <Tags
          form={form}
          name="persons"
          legend={t('whom')}
          // Two of one surname are told apart.
          options={people.map((p) => ({ value: p.id, label: p.age === null ? p.name : `${p.name} ${p.age}` }))}
        />
      )}
      <Said form={form} day={day} people={people} />
      <More form={form} day={day} media={media} spot={spot} onSpot={setSpot} />
      <div className="foot acts">
        {!online && <p className="small">{t('offline')}</p>}
        <Btn primary type="submit" busy={form.sending}>
          {online ? t('send') : t('keep')}
        </Btn>
      </div>
    </Form>
  )
}

function Said({ form, day, people }: { form: FormState<Filled>; day: FieldDay; people: DayPerson[] }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const codes = new Set(people.flatMap((p) => p.duties.map((d) => d.plan)))
  const allowed = new Set([
    ...day.plans.filter((p) => codes.has(p.code)).flatMap((p) => p.ways),
    ...people.flatMap((p) => p.wish.ways),
    form.values.way,
  ])
  // To whom nothing is due may be met in any way.
  const ways = (['at-home', 'phone', 'video', 'on-site'] as const satisfies VisitWay[]).filter(
    (w) => codes.size === 0 || allowed.has(w),
  )
  return (
    <>
      <Segments
        form={form}
        name="outcome"
        legend={t('outcome')}
        options={(['met', 'attempted', 'refused'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Halves
        form={form}
        name="way"
        legend={t('way')}
        options={ways.map((value) => ({ value, label: modes[value][lang] }))}
      />
      {form.values.outcome === 'met' && (
        <Tags
          form={form}
          name="items"
          legend={t('items')}
          options={itemsFor(day.items, people).map((i) => ({ value: i.code, label: i.name[lang] }))}
        />
      )}
    </>
  )
}

interface MoreProps {
  form: FormState<Filled>
  day: FieldDay
  media: Pieces
  spot: Spot | undefined
  onSpot: (spot: Spot | undefined) => void
}

/** Offered, never demanded, and no reason is asked for leaving it out. */
function More({ form, day, media, spot, onSpot }: MoreProps) {
  const t = useWords(words)
  const { lang } = useFormat()
  // A day that was fetched before phones knew of it has none.
  const offered = day.channels ?? []
  return (
    <details className="more">
      <summary>{t('more')}</summary>
      <NeedPart form={form} day={day} />
      {offered.length > 0 && (
        <Halves
          form={form}
          name="channel"
          legend={t('channel')}
          options={[
            ...offered.map((value) => ({ value, label: channels[value][lang] })),
            { value: '', label: t('channelUnsaid') },
          ]}
        />
      )}
      <TextArea form={form} name="note" label={t('note')} rows={2} maxLength={1000} optional />
      <TextArea form={form} name="mood" label={t('mood')} rows={2} maxLength={300} optional />
      <TextField form={form} name="took" label={t('minutes')} inputMode="numeric" maxLength={4} optional />
      <TextField form={form} name="nextOn" label={t('nextOn')} type="date" optional />
      <TextField form={form} name="when" label={t('when')} type="datetime-local" optional />
      <PhotoPicker value={media.photos} onChange={media.setPhotos} />
      <VoiceNote value={media.voice} onChange={media.setVoice} />
      <Signature value={media.signature} onChange={media.setSignature} />
      <SpotPress value={spot} onChange={onSpot} />
    </details>
  )
}

function Left({ sent, day }: { sent: Sent<Visited>; day: FieldDay }) {
  const t = useWords(words)
  const f = useFormat()
  const named = (code: string) => day.plans.find((p) => p.code === code)?.name[f.lang] ?? code
  const plans = sent.now ? [...new Set(sent.answer.covered.map((c) => named(c.plan)))] : []
  return (
    <Page
      title={sent.now ? t('done') : t('doneKept')}
      lead={!sent.now && t('doneKeptLead')}
      back={{ name: t('back'), to: '/' }}
      top={
        <div className="done-mark">
          <Icon name="ok" />
        </div>
      }
      foot={
        <BtnLink primary to="/">
          {t('toDay')}
        </BtnLink>
      }
    >
      {sent.now && (
        <p role="status">{plans.length > 0 ? t('covered', { plans: plans.join(' · ') }) : t('coveredNone')}</p>
      )}
      {sent.now &&
        sent.answer.requests.map((r) => (
          <p key={r.request}>
            {t('reported', { no: f.ref(r.refNo) })} {r.to ? t('sentTo', { to: r.to }) : t('sentNot')}
          </p>
        ))}
      {sent.now && sent.answer.skewed && <p className="aside">{t('skewed')}</p>}
    </Page>
  )
}
