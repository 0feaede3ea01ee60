import { useState, type FormEvent } from 'react'
import { Choices } from '../../kit/form/choices.tsx'
import { FaultOf, TextField } from '../../kit/form/fields.tsx'
import { kitWords } from '../../kit/kit-words.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { AddressSearch } from '../../places/AddressSearch.tsx'
import { PlaceList } from '../../places/PlaceList.tsx'
import { chooseHome, useHere, type Picked as PickedPlace } from '../../places/queries.ts'
import { entrancePaths, useStep, type StepForm } from './useStep.ts'
import { Landmarks } from './Landmarks.tsx'
import { SpotButton } from './SpotButton.tsx'
import { Steps } from './What.tsx'
import { words } from './words.ts'

/** Second of three: my building, somewhere near, or another place. */
export function ReportWhere() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const step = useStep('where')
  const { form, home } = step
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (form.valid()) navigate('/report/contact')
  }
  const options = [
    { value: 'home', icon: 'home', label: <AtHome home={home?.label} />, ...(!home && { hint: t('atHomeHint') }) },
    { value: 'nearby', icon: 'pin', label: t('nearby'), hint: t('nearbyHint') },
    { value: 'other', icon: 'houses', label: t('elsewhere'), hint: t('elsewhereHint') },
  ] as const
  return (
    <Page
      title={t('askWhere')}
      back={{ name: kit('previous'), to: entrancePaths[form.values.entrance] }}
      top={<Steps at={1} />}
    >
      <form noValidate onSubmit={go}>
        <Choices form={spotForm(form)} name="spot" legend={t('pickWhere')} legendHidden options={options} />
        <Chooser {...step} />
        <TextField form={form} name="described" label={t('finer')} hint={t('finerHint')} maxLength={150} optional />
        <SpotButton form={form} />
        <Btn primary type="submit">
          {t('next')}
        </Btn>
      </form>
    </Page>
  )
}

/** Which building is no hint: it stays in elder mode too. */
function AtHome({ home }: { home: string | undefined }) {
  const t = useWords(words)
  return (
    <>
      {t('atHome')}
      {home && <span className="which">{home}</span>}
    </>
  )
}

/** Another kind of place forgets what was picked for the former. */
const spotForm = (form: StepForm['form']): StepForm['form'] => ({
  ...form,
  set: (change) => form.set({ ...change, where: undefined }),
})

function Chooser({ form, home }: StepForm) {
  const { spot, where } = form.values
  const pick = (picked: PickedPlace) => form.set({ where: picked })
  if (spot === 'home') return <HomeChooser form={form} home={home} />
  if (!spot) return null
  if (where) return <Picked label={where.label} again={() => form.set({ where: undefined })} />
  return (
    <div className="chooser" id={form.id('where')} tabIndex={-1}>
      {spot === 'nearby' ? <Landmarks onPick={pick} chosen={where} /> : <Elsewhere onPick={pick} chosen={where} />}
      <FaultOf form={form} name="where" />
    </div>
  )
}

function Picked({ label, again }: { label: string; again: () => void }) {
  const t = useWords(words)
  return (
    <p className="picked" role="status">
      {t('chosen', { label })}{' '}
      <button type="button" className="as-link" onClick={again}>
        {t('another')}
      </button>
    </p>
  )
}

interface PickProps {
  onPick: (picked: PickedPlace) => void
  chosen: PickedPlace | undefined
}

const Elsewhere = (props: PickProps) => (
  <>
    <AddressSearch {...props} />
    <PlaceList {...props} />
  </>
)

/** Asked once; afterwards it stands in the row above. */
function HomeChooser({ form, home }: StepForm) {
  const t = useWords(words)
  const here = useHere()
  const [again, setAgain] = useState(false)
  const choose = (picked: PickedPlace) => {
    void chooseHome(picked).then(() => setAgain(false))
  }
  if (home && !again) {
    return (
      <button type="button" className="as-link" onClick={() => setAgain(true)}>
        {t('notMyHome')}
      </button>
    )
  }
  return (
    <div className="chooser" id={form.id('where')} tabIndex={-1}>
      <AddressSearch
        label={t('findHome')}
        onPick={choose}
        chosen={home}
        {...(here && !again && { under: here.place })}
      />
      {!here && <PlaceList onPick={choose} chosen={home} />}
      <FaultOf form={form} name="where" />
    </div>
  )
}
