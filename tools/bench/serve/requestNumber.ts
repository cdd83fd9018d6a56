/** Stands in the body of a request for its number, which makes it another than all before. */
export const requestNumber = '#request#';
