import { expect, it } from 'vitest'
import { maskContact } from './mask-contact.ts'

it('a contact is shown by its ends', () => {
  expect(maskContact('phone', '00012345678')).toBe('000****5678')
  expect(maskContact('mail', 'lighting.office@county.example')).toBe('l***@county.example')
})
