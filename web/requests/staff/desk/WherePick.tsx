import { Select } from 'antd'
import { useState } from 'react'
import type { FormState } from '../../../kit/form/useForm.ts'
import { Framed } from '../../../kit/staff/Fields.tsx'
import { noted } from '../../../kit/staff/noted.tsx'
import { useSettled } from '../../../kit/settled.ts'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { communityName, pickedHit, useAddresses, usePlaceNames, type Picked } from '../../../places/queries.ts'
import { deskWords } from '../words/desk.ts'
import type { DeskDraft } from './draft.ts'

/** An address of the register by a few characters, or the community in the tree. */
export function WherePick({ form }: { form: FormState<DeskDraft> }) {
  const t = useWords(deskWords)
  const { address, place } = form.values
  return (
    <>
      <Framed form={form} name="address" label={t('address')}>
        {({ id, status }) => (
          <AddressSelect
            id={id}
            status={status}
            value={address}
            onChange={(picked) => form.set({ address: picked, ...(picked && { place: null }) })}
          />
        )}
      </Framed>
      {!address && (
        <Framed form={form} name="place" label={t('orPlace')}>
          {({ id, status }) => (
            <PlaceSelect
              id={id}
              status={status}
              optional
              value={place}
              onChange={(path) => form.set({ place: path })}
            />
          )}
        </Framed>
      )}
    </>
  )
}

interface AddressSelectProps {
  id: string
  value: Picked | null
  onChange: (picked: Picked | null) => void
  status: '' | 'error'
}

function AddressSelect({ id, value, onChange, status }: AddressSelectProps) {
  const t = useWords(deskWords)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const { data, isFetching } = useAddresses(q)
  const names = usePlaceNames(true)
  const hits = (data?.items ?? []).map(pickedHit)
  const options = [...(value && !hits.some((h) => h.id === value.id) ? [value] : []), ...hits].map((p) => ({
    value: p.id ?? p.place,
    label: p.label,
    note: communityName(names, p.place) ?? '',
  }))
  return (
    <Select<string>
      id={id}
      status={status}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      suffixIcon={null}
      allowClear
      loading={isFetching}
      notFoundContent={[...q].length > 1 && !isFetching ? t('addressNone') : null}
      value={value ? (value.id ?? value.place) : undefined}
      options={options}
      optionRender={noted}
      onChange={(chosen?: string) => onChange(hits.find((h) => h.id === chosen) ?? null)}
    />
  )
}
