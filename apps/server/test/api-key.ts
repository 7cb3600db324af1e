/** The first key of every server in these tests, with all rights. */
export const API_KEY = 'sk_the_key_of_all_tests';
