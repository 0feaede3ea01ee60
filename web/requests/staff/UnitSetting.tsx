import type { OrganisationKind } from '../../../domain/organisations/schema.ts'
import { useLanguage } from '../../kit/language.ts'
import { Framed } from '../../kit/staff/Fields.tsx'
import type { SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords, wordIn, type Word } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { settingWords } from './words/settings.ts'

/** A setting that names a unit, or none. @param none what holds where none is named @param kind narrows the choice */
export const unitSetting = (none: Word, kind?: OrganisationKind): NonNullable<SettingPart['own']> => ({
  Shown: function UnitShown({ value, names }) {
    const lang = useLanguage()
    const code = value as string | null
    return <p>{code === null ? wordIn(none, lang) : (names[code] ?? code)}</p>
  },
  Editor: function UnitEditor({ form, names }) {
    const t = useWords(settingWords)
    const code = form.values.value as string | null
    return (
      <Framed form={form} name="value" label={t('unit')} optional>
        {({ id, status }) => (
          <UnitSelect
            id={id}
            status={status}
            value={code === null ? [] : [code]}
            onChange={([chosen]) => form.set({ value: chosen ?? null })}
            known={Object.entries(names).map(([unit, name]) => ({ code: unit, name }))}
            {...(kind && { within: { kind } })}
            optional
          />
        )}
      </Framed>
    )
  },
})
