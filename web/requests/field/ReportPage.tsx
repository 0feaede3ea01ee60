import { useMemo, useState } from 'react'
import { Check } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea, TextField } from '../../kit/form/fields.tsx'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { usePieces } from '../../kit/form/usePieces.ts'
import { mint } from '../../kit/mint.ts'
import { useOnline } from '../../kit/outbox/useOutbox.ts'
import { Link, useLocation } from '../../kit/router.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { RefNoBig } from '../../kit/ui/RefNoBig.tsx'
import { VoiceNote } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { AddressSearch } from '../../places/AddressSearch.tsx'
import { PlaceList } from '../../places/PlaceList.tsx'
import type { Picked } from '../../places/queries.ts'
import { useMyGrid } from './grid.ts'
import { reportOf, seenFaults, type Seen } from './report.ts'
import type { Sent } from '../../kit/outbox/useSend.ts'
import { useReport } from './useSubmit.ts'
import { faults, words } from './words.ts'
import { actFaults } from '../words/faults.ts'

const faultWords = { ...actFaults, ...faults }

const empty: Seen = { what: '', described: '', forResident: false, name: '', phone: '' }

/** Something seen on the way: a picture or a word, and it is reported. */
function Reporting({ suggest }: { suggest: boolean }) {
  const t = useWords(words)
  const [sent, setSent] = useState<Sent<{ refNo: string }>>()
  const back = { name: t('today'), to: '/' }
  if (sent) return <Reported sent={sent} again={() => setSent(undefined)} />
  return (
    <Page title={suggest ? t('suggestTitle') : t('reportTitle')} lead={suggest && t('suggestLead')} back={back}>
      <ReportForm suggest={suggest} onSent={setSent} />
    </Page>
  )
}

export const ReportPage = () => <Reporting suggest={false} />
export const SuggestPage = () => <Reporting suggest />

function ReportForm({ suggest, onSent }: { suggest: boolean; onSent: (sent: Sent<{ refNo: string }>) => void }) {
  const t = useWords(words)
  const online = useOnline()
  const { grid, looking } = useMyGrid()
  const where = (useLocation().state as { where?: Picked } | null)?.where
  // Begun at a door, it belongs to that door and not to what was begun elsewhere.
  const draft = suggest ? 'field-suggest' : where ? undefined : 'field-report'
  const media = usePieces(draft)
  const submit = useReport()
  const ids = useMemo(() => ({ request: mint(), act: mint() }), [])
  const form = useForm<Seen>({
    start: where && !suggest ? { ...empty, where } : empty,
    ...(draft && { draft }),
    words: faultWords,
    check: (v) => seenFaults(v, grid, media.any),
  })
  const send = async (v: Seen) => {
    const spoken = t(media.voice ? 'voiceOnly' : 'photoOnly')
    const report = reportOf(v, grid!, { act: ids.act, spoken, suggest })
    onSent(
      await submit({ request: ids.request, report }, media.blobs, {
        who: (v.where ?? grid!).label,
        what: suggest ? t('suggestTitle') : t('reportTitle'),
      }),
    )
  }
  return (
    <Form form={form} onSubmit={send}>
      <PhotoPicker value={media.photos} onChange={media.setPhotos} />
      <VoiceNote value={media.voice} onChange={media.setVoice} />
      <TextArea form={form} name="what" label={t('write')} maxLength={2000} rows={2} />
      {!suggest && (
        <p className="place-line">
          <Icon name="shield" />
          <Link to="/harm" className="as-link">
            {t('harm')}
          </Link>
        </p>
      )}
      {!looking && <PlacePart form={form} grid={grid} />}
      {!suggest && <TextField form={form} name="described" label={t('finer')} maxLength={150} optional />}
      {!suggest && <Check form={form} name="forResident" label={t('forResident')} />}
      {form.values.forResident && (
        <>
          <TextField form={form} name="name" label={t('residentName')} maxLength={60} optional />
          <TextField form={form} name="phone" label={t('residentPhone')} type="tel" maxLength={20} optional />
        </>
      )}
      <div className="foot acts">
        {!online && <p className="small">{t('offlineNote')}</p>}
        <Btn primary type="submit" busy={form.sending}>
          {online ? t('submit') : t('keep')}
        </Btn>
      </div>
    </Form>
  )
}

function PlacePart({ form, grid }: { form: FormState<Seen>; grid: Picked | undefined }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const place = form.values.where ?? grid
  const pick = (where: Picked) => {
    form.set({ where })
    setOpen(false)
  }
  return (
    <div id={form.id('where')} tabIndex={-1}>
      <p className="place-line">
        <Icon name="pin" />
        <span>{place ? t('placeIs', { place: place.label }) : t('noGrid')}</span>
        <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('elsewhere')}
        </button>
      </p>
      {(open || !place) && (
        <>
          <AddressSearch
            onPick={pick}
            chosen={place}
            {...(grid && { under: grid.place.split('/').slice(0, 2).join('/') + '/' })}
          />
          <PlaceList onPick={pick} chosen={place} />
        </>
      )}
    </div>
  )
}

function Reported({ sent, again }: { sent: Sent<{ refNo: string }>; again: () => void }) {
  const t = useWords(words)
  return (
    <Page
      title={sent.now ? t('reported') : t('reportedKept')}
      lead={!sent.now && t('reportedKeptLead')}
      back={{ name: t('today'), to: '/' }}
      top={
        <div className="done-mark">
          <Icon name="ok" />
        </div>
      }
    >
      {sent.now && <RefNoBig no={sent.answer.refNo} />}
      <Btn icon="plus" onClick={again}>
        {t('another')}
      </Btn>
      <BtnLink primary to="/">
        {t('toToday')}
      </BtnLink>
    </Page>
  )
}
