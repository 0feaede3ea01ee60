/** Every part of phone pages, on five pages. Not part of the product: the test beside it looks at it in a browser. */
import '../../../../web/kit/css/phone.ts'
import { useState } from 'react'
import { Check, Choices, Segments, Tags } from '../../../../web/kit/form/choices.tsx'
import { NumberField, TextArea, TextField } from '../../../../web/kit/form/fields.tsx'
import { Form } from '../../../../web/kit/form/Form.tsx'
import type { Questions } from '../../../../web/kit/form/questions.ts'
import { SchemaForm } from '../../../../web/kit/form/SchemaForm.tsx'
import { useForm } from '../../../../web/kit/form/useForm.ts'
import { NoAnswer } from '../../../../web/kit/problem.ts'
import { Router, type ScreenRoute } from '../../../../web/kit/router.tsx'
import { startShell } from '../../../../web/kit/start.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../../web/kit/ui/Answering.tsx'
import { Answers } from '../../../../web/kit/ui/Answers.tsx'
import { Btn, Btns, BtnLink, Entry, Face, Flat } from '../../../../web/kit/ui/blocks.tsx'
import { Calls } from '../../../../web/kit/ui/Calls.tsx'
import { Page, Section } from '../../../../web/kit/ui/Page.tsx'
import { PhotoPicker } from '../../../../web/kit/ui/Photos.tsx'
import { RefNoBig } from '../../../../web/kit/ui/RefNoBig.tsx'
import { Sheet } from '../../../../web/kit/ui/Sheet.tsx'
import { State } from '../../../../web/kit/ui/State.tsx'
import { StepBar, Trail } from '../../../../web/kit/ui/Steps.tsx'
import { ElderSwitch, LanguageSwitch } from '../../../../web/kit/ui/Switches.tsx'
import { VoiceNote } from '../../../../web/kit/ui/Voice.tsx'
import { useWords } from '../../../../web/kit/words.ts'
import { words } from '../words.ts'

const no = '482175036'

function Steps({ at }: { at: number }) {
  const t = useWords(words)
  return <StepBar steps={[t('filed'), t('where'), t('contact')]} at={at} label={t('steps')} />
}

function What() {
  const t = useWords(words)
  const form = useForm({ start: { text: '' }, draft: 'gallery' })
  const [photos, setPhotos] = useState<Blob[]>([])
  return (
    <Page title={t('what')} back={{ name: t('home'), to: '/' }} top={<Steps at={0} />}>
      <VoiceNote large value={undefined} onChange={() => undefined} />
      <PhotoPicker value={photos} onChange={setPhotos} />
      <Form form={form} onSubmit={() => Promise.resolve()}>
        <TextArea form={form} name="text" label={t('write')} hint={t('writeHint')} />
        <Btn primary type="submit">
          {t('next')}
        </Btn>
      </Form>
      <ElderSwitch />
      <LanguageSwitch />
    </Page>
  )
}

interface Contact {
  phone: string
  name: string
  open?: string
  good: string[]
  agree: boolean
  floor?: number
  answers: object
}

const questions: Questions = {
  type: 'object',
  required: ['floor'],
  properties: {
    floor: { type: 'integer', title: '几楼', 'x-en': 'Floor' },
    lift: { type: 'boolean', title: '有电梯吗', 'x-en': 'Is there a lift?' },
    day: { type: 'string', format: 'date', title: '哪天', 'x-en': 'Which day' },
  },
}

const faults = (v: Contact) => [
  ...(v.phone.length === 11 ? [] : [{ path: 'phone', code: 'mobile' }]),
  ...(v.name ? [] : [{ path: 'name', code: 'required' }]),
  { path: 'open', code: 'not-a-choice' },
  { path: 'answers.floor', code: 'required' },
]

function Reach() {
  const t = useWords(words)
  const form = useForm<Contact>({
    start: { phone: '', name: '', good: ['punctual'], agree: false, answers: {} },
    check: faults,
  })
  return (
    <Page title={t('contact')} back={{ name: t('home'), to: '/' }} aside={no} top={<Steps at={2} />}>
      <Form form={form} onSubmit={() => Promise.resolve()}>
        <TextField form={form} name="phone" label={t('phone')} type="tel" hint={t('writeHint')} />
        <TextField form={form} name="name" label={t('name')} optional />
        <Choices
          form={form}
          name="open"
          legend={t('open')}
          options={[
            { value: 'no', icon: 'lock', label: t('closed'), hint: t('closedHint') },
            { value: 'yes', icon: 'people', label: t('public') },
          ]}
        />
        <Segments
          form={form}
          name="open"
          legend={t('open')}
          options={[
            { value: 'no', label: t('closed') },
            { value: 'yes', label: t('public') },
          ]}
        />
        <Tags
          form={form}
          name="good"
          legend={t('good')}
          options={[
            { value: 'punctual', label: t('punctual') },
            { value: 'solid', label: t('solid') },
          ]}
        />
        <NumberField form={form} name="floor" label={t('number')} />
        <SchemaForm form={form} name="answers" schema={questions} />
        <Check form={form} name="agree" label={t('agree')} hint={t('closedHint')} />
        <Btn primary type="submit">
          {t('next')}
        </Btn>
      </Form>
    </Page>
  )
}

function CheckAnswers() {
  const t = useWords(words)
  return (
    <Page title={t('check')} back={{ name: t('home'), to: '/' }} top={<Steps at={3} />}>
      <Answers
        rows={[
          { question: t('what'), answer: t('lamp'), to: '/' },
          { question: t('where'), answer: t('community') },
        ]}
      />
      <RefNoBig no={no} />
      <Btn primary busy>
        {t('next')}
      </Btn>
      <Btns>
        <BtnLink to="/" icon="save">
          {t('sent')}
        </BtnLink>
        <Btn disabled>{t('next')}</Btn>
      </Btns>
    </Page>
  )
}

function Progress() {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <Page title={t('progress')} back={{ name: t('home'), to: () => setOpen(true) }} aside={no} lead={t('lamp')}>
      <Flat>
        <Face name={t('worker')} />
        <State tone="late">{t('late')}</State> <State tone="soon">{t('today')}</State>{' '}
        <State tone="good">{t('sent')}</State> <State tone="ask">{t('asks')}</State>{' '}
        <State tone="plain">{t('waits')}</State>
      </Flat>
      <Section title={t('progress')}>
        <Trail
          steps={[
            { key: 'filed', state: 'done', title: t('filed'), time: '16:12', iso: '2026-11-24T16:12' },
            { key: 'handling', state: 'now', title: t('handling'), time: '10:05', note: t('lamp') },
            { key: 'closed', state: 'todo', title: t('closedStep'), time: '11:00' },
          ]}
        />
      </Section>
      <Entry to="/" icon="pen" title={t('suggest')} hint={t('closedHint')} />
      <Sheet title={t('what')} open={open} onClose={() => setOpen(false)}>
        <Btn primary>{t('next')}</Btn>
      </Sheet>
    </Page>
  )
}

function Faces() {
  const t = useWords(words)
  return (
    <Page title={t('state')}>
      <Skeleton />
      <EmptyState title={t('nothing')} hint={t('writeHint')} />
      <ErrorState error={new NoAnswer()} retry={() => undefined} />
      <ErrorState error={new Error('unforeseen')} />
    </Page>
  )
}

const routes: ScreenRoute[] = [
  { path: '/what', Screen: What },
  { path: '/contact', Screen: Reach },
  { path: '/check', Screen: CheckAnswers },
  { path: '/progress', Screen: Progress },
  { path: '/faces', Screen: Faces },
]

function Foot() {
  const t = useWords(words)
  return (
    <Calls
      label={t('calls')}
      targets={[{ name: t('worker'), phone: '000' }, { name: t('community') }, { name: t('hotline'), phone: '000' }]}
    />
  )
}

startShell(() => (
  <Router base="/990000/phone" routes={routes} missing={null}>
    {(screen) => (
      <div className="phone">
        {screen}
        <Foot />
      </div>
    )}
  </Router>
))
