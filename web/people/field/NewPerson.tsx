import { useMemo, useState } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import type { FieldHome } from '../../../domain/people/area.ts'
import { Halves, Segments } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { dropDraft } from '../../kit/form/draft.ts'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useOnline, useOutbox } from '../../kit/outbox/useOutbox.ts'
import { useSend, type Sent } from '../../kit/outbox/useSend.ts'
import { problemOf } from '../../kit/problem.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { EmptyState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { relationWords, sexWords } from '../words.ts'
import { Alike, type Apart } from './Alike.tsx'
import { newKind, threadOf, useArea } from './area.ts'
import { heldOf, newcomerFaults, newcomerOf, relationsIn, type Newcomer } from './newcomer.ts'
import { faults, words } from './words.ts'

/** Somebody who is not in the register yet: in the household of the address, or in a grid. */
export function NewPersonPage() {
  const t = useWords(words)
  const { home: id } = useParams<{ home: string }>()
  const { homes, grids, none } = useArea()
  const [done, setDone] = useState<{ sent: Sent<unknown>; person: string }>()
  const home = homes?.find((h) => h.id === id)
  const back = home ? { name: home.address ?? t('home'), to: `/homes/${home.id}` } : { name: t('homes'), to: '/homes' }
  if (done) return <Left {...done} />
  const ready = homes !== undefined && (id ? home !== undefined : grids.length > 0)
  return (
    <Page title={t('addTitle')} lead={t('addLead')} back={back} above={home?.address}>
      {ready ? (
        <Filling home={home} grids={grids} onDone={setDone} />
      ) : homes || none ? (
        <EmptyState icon="home" title={id ? t('gone') : t('none')} hint={id ? t('goneDo') : t('noGrid')} />
      ) : (
        <Skeleton lines={5} />
      )}
    </Page>
  )
}

interface FillingProps {
  home: FieldHome | undefined
  grids: { path: string; name: string }[]
  onDone: (done: { sent: Sent<unknown>; person: string }) => void
}

type Values = Newcomer & { grid: string }

function Filling({ home, grids, onDone }: FillingProps) {
  const t = useWords(words)
  const { now } = useFormat()
  const online = useOnline()
  const send = useSend()
  const { outbox } = useOutbox()
  const navigate = useNavigate()
  const today = dayText(now)
  const person = useMemo(() => mint(), [])
  const [alike, setAlike] = useState(false)
  const relations = home ? relationsIn(home) : (['head'] as const)
  const draft = `newcomer:${home?.id ?? ''}`
  const form = useForm<Values>({
    draft,
    start: {
      name: '',
      sex: 'unknown',
      born: '',
      phone: '',
      relation: relations.length === 1 ? relations[0] : '',
      came: 'found',
      grid: grids[0]?.path ?? '',
    },
    words: faults,
    check: (v) => newcomerFaults(v, today),
  })
  const beside = { person, place: home?.place ?? form.values.grid, home, today }
  const submit = async (v: Values, apart?: Apart) => {
    const body = { ...newcomerOf(v, beside), ...(apart && { apart }) }
    try {
      const sent = await send<unknown>({
        route: peopleApi.add,
        op: person,
        thread: threadOf(person),
        about: { who: heldOf(v, beside).person.name, what: t('addTitle') },
        record: { kind: newKind, id: person, value: heldOf(v, beside) },
        body: () => body,
      })
      dropDraft(draft)
      onDone({ sent, person })
    } catch (error) {
      // Not entered: this phone does not list them either.
      await outbox.db.records.delete([newKind, person])
      if (problemOf(error)?.code !== 'conflict') throw error
      setAlike(true)
    }
  }
  return (
    <Form form={form} onSubmit={(v) => submit(v)}>
      <Fields form={form} home={home} grids={grids} />
      {alike && (
        <Alike
          like={newcomerOf(form.values, beside).person}
          onSame={async (id) => {
            dropDraft(draft)
            navigate(`/visits/${id}`)
          }}
          onOther={(apart) => submit(form.values, apart)}
          onAgain={() => submit(form.values)}
        />
      )}
      <div className="foot acts">
        {!online && <p className="small">{t('offline')}</p>}
        <Btn primary type="submit" busy={form.sending}>
          {online ? t('save') : t('keep')}
        </Btn>
      </div>
    </Form>
  )
}

function Fields({ form, home, grids }: { form: FormState<Values> } & Pick<FillingProps, 'home' | 'grids'>) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const sex = useWords(sexWords)
  const relations = home ? relationsIn(home) : []
  return (
    <>
      <TextField form={form} name="name" label={t('name')} maxLength={60} />
      <Segments
        form={form}
        name="sex"
        legend={t('sex')}
        options={(['female', 'male', 'unknown'] as const).map((value) => ({ value, label: sex(value) }))}
      />
      {relations.length > 1 && (
        <Halves
          form={form}
          name="relation"
          legend={t('relation')}
          options={relations.map((value) => ({ value, label: relation(value) }))}
        />
      )}
      {!home && grids.length > 1 && (
        <Halves
          form={form}
          name="grid"
          legend={t('grid')}
          options={grids.map(({ path, name }) => ({ value: path, label: name }))}
        />
      )}
      <Segments
        form={form}
        name="came"
        legend={t('came')}
        options={(['found', 'arrive', 'birth'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextField form={form} name="born" label={t('born')} type="date" optional />
      <TextField form={form} name="phone" label={t('phone')} type="tel" maxLength={20} optional />
    </>
  )
}

function Left({ sent, person }: { sent: Sent<unknown>; person: string }) {
  const t = useWords(words)
  return (
    <Page
      title={sent.now ? t('done') : t('doneKept')}
      lead={!sent.now && t('doneKeptLead')}
      back={{ name: t('homes'), to: '/homes' }}
      top={
        <div className="done-mark">
          <Icon name="ok" />
        </div>
      }
      foot={
        <BtnLink primary to="/homes">
          {t('toHomes')}
        </BtnLink>
      }
    >
      <BtnLink to={`/visits/${person}/new`} icon="pen">
        {t('visitNow')}
      </BtnLink>
    </Page>
  )
}
