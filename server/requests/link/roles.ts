/** To whom this county gives a matter by a link: brought by packs, dated. */
import { redefinition } from '../../../domain/kernel/dated.ts'
import { linkRoleLines, type LinkRole } from '../../../domain/requests/links.ts'
import { definitions } from '../../kernel/definitions/index.ts'

export const linkRoles = definitions<LinkRole>({
  kind: 'link-role',
  room: 'requests',
  lines: linkRoleLines,
  mayRedefine: (standing, next, today) => redefinition(standing, next, today, []),
  names: {
    install: 'requests.install-link-roles',
    define: 'requests.define-link-role',
    changed: 'requests.link-roles-changed',
  },
})
