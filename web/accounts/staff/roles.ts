/** Names of roles in the reader's language; they stand beside the permissions they give. */
import { grantable, roleRow, type Role } from '../../../domain/accounts/roles.ts'
import type { Lang } from '../../kit/language.ts'

export const roleName = (role: Role, lang: Lang): string => roleRow(role)[lang]

export const roleChoices = (lang: Lang) =>
  grantable.map((role) => ({ value: role as string, label: roleName(role, lang) }))
