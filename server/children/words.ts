/** Words of the room that an answer carries itself: an office that is none of the county's bodies. */
export const ownersName = { zh: '未成年人保护限阅负责人', en: 'Those who answer for minors in danger' } as const
