/** Heads and words of a list that leaves, in the language of whoever takes it. */
export const outWords = {
  zh: {
    title: '居民名单',
    name: '姓名',
    sex: '性别',
    age: '年龄',
    idNumber: '身份证号',
    phone: '电话',
    address: '住址',
    place: '网格',
    categories: '人员类别',
    sexes: { male: '男', female: '女', unknown: '未说明' },
    join: '、',
  },
  en: {
    title: 'People',
    name: 'Name',
    sex: 'Sex',
    age: 'Age',
    idNumber: 'ID number',
    phone: 'Phone',
    address: 'Address',
    place: 'Grid',
    categories: 'Categories',
    sexes: { male: 'Male', female: 'Female', unknown: 'Not stated' },
    join: ', ',
  },
} as const
