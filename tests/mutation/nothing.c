/* SPDX-License-Identifier: ISC */
/* Stands for a mutant where a program is linked; what it should define is found in the sound code behind it. */
static const int nothing;
