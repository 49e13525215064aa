// Written by tools/maths-coefficients/generate.py from functions_bessel.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// J0 / (t - z1^2), t = x^2, x <= 4; degree 10, error 2^-54.1.
SAMPAN_MATHS_INLINE double j0Low(double t) {
  double p = -0x1.359dc95ce7485p-73;
  p = __builtin_fma(p, t, 0x1.4eacace43645ap-64);
  p = __builtin_fma(p, t, -0x1.07405a2c37ec8p-55);
  p = __builtin_fma(p, t, 0x1.4c35b5c1451f7p-47);
  p = __builtin_fma(p, t, -0x1.4aa8f73b21b37p-39);
  p = __builtin_fma(p, t, 0x1.f6e02df8ca27p-32);
  p = __builtin_fma(p, t, -0x1.17e92e43e085fp-24);
  p = __builtin_fma(p, t, 0x1.add1569231036p-18);
  p = __builtin_fma(p, t, -0x1.a04594c033f0bp-12);
  p = __builtin_fma(p, t, 0x1.b4c4fb6b81b67p-7);
  p = __builtin_fma(p, t, -0x1.62214bb3c7121p-3);
  return p;
}

// J0 / (x - z2), u = x - 6, x in [4, 8]; degree 18, error 2^-52.9.
SAMPAN_MATHS_INLINE double j0High(double t) {
  double p = -0x1.5d5709f2e9159p-57;
  p = __builtin_fma(p, t, -0x1.605c29b194f68p-56);
  p = __builtin_fma(p, t, 0x1.cad83b61eb271p-52);
  p = __builtin_fma(p, t, 0x1.209c057450ca9p-47);
  p = __builtin_fma(p, t, -0x1.44b5a303895d3p-44);
  p = __builtin_fma(p, t, -0x1.1e53aa3eaeb61p-39);
  p = __builtin_fma(p, t, 0x1.2480c08fd54c5p-36);
  p = __builtin_fma(p, t, 0x1.aab7d98846551p-32);
  p = __builtin_fma(p, t, -0x1.951063ea28d12p-29);
  p = __builtin_fma(p, t, -0x1.cd44de486469cp-25);
  p = __builtin_fma(p, t, 0x1.949f16d3a2d12p-22);
  p = __builtin_fma(p, t, 0x1.52a757f46557bp-18);
  p = __builtin_fma(p, t, -0x1.104aed866e28ap-15);
  p = __builtin_fma(p, t, -0x1.307fa1bf5b1e1p-12);
  p = __builtin_fma(p, t, 0x1.bb360f4db28dcp-10);
  p = __builtin_fma(p, t, 0x1.15618767e68cep-7);
  p = __builtin_fma(p, t, -0x1.63c76276a6ee8p-5);
  p = __builtin_fma(p, t, -0x1.3d97028754e4dp-4);
  p = __builtin_fma(p, t, 0x1.416dc96e57c0ep-2);
  return p;
}

// J1 / (x (t - z1^2)), t = x^2, x <= 5; degree 11, error 2^-53.8.
SAMPAN_MATHS_INLINE double j1Low(double t) {
  double p = 0x1.17863c6cd5471p-87;
  p = __builtin_fma(p, t, -0x1.c44fec3c2ecfcp-78);
  p = __builtin_fma(p, t, 0x1.e21997682c8cep-69);
  p = __builtin_fma(p, t, -0x1.9d849a302a4b1p-60);
  p = __builtin_fma(p, t, 0x1.20b9c4b83b9f5p-51);
  p = __builtin_fma(p, t, -0x1.419b14994a771p-43);
  p = __builtin_fma(p, t, 0x1.15732b95fd46cp-35);
  p = __builtin_fma(p, t, -0x1.6489844ff3969p-28);
  p = __builtin_fma(p, t, 0x1.43316b3acb328p-21);
  p = __builtin_fma(p, t, -0x1.7cf8005bc3cd9p-15);
  p = __builtin_fma(p, t, 0x1.fbdfb0a3d1766p-10);
  p = __builtin_fma(p, t, -0x1.16fb4ba6b9f63p-5);
  return p;
}

// J1 / (x - z2), u = x - 6.5, x in [5, 8]; degree 16, error 2^-53.5.
SAMPAN_MATHS_INLINE double j1High(double t) {
  double p = 0x1.7748f14b4dff7p-50;
  p = __builtin_fma(p, t, 0x1.ab5e1c0909708p-51);
  p = __builtin_fma(p, t, -0x1.578afc90d8295p-43);
  p = __builtin_fma(p, t, -0x1.2721058fcd6ep-43);
  p = __builtin_fma(p, t, 0x1.1c39e2216cb7bp-35);
  p = __builtin_fma(p, t, 0x1.23d5d5760ff34p-36);
  p = __builtin_fma(p, t, -0x1.70bc4f4967178p-28);
  p = __builtin_fma(p, t, -0x1.bbc99ebe130dep-31);
  p = __builtin_fma(p, t, 0x1.53d2afa699233p-21);
  p = __builtin_fma(p, t, -0x1.ec064c43b636bp-24);
  p = __builtin_fma(p, t, -0x1.9cbaeedb104e8p-15);
  p = __builtin_fma(p, t, 0x1.7a11529976b32p-16);
  p = __builtin_fma(p, t, 0x1.25bfadb12e09ep-9);
  p = __builtin_fma(p, t, -0x1.73a59e34c24b5p-10);
  p = __builtin_fma(p, t, -0x1.8bedb81f67413p-5);
  p = __builtin_fma(p, t, 0x1.d08a4092f3aa8p-6);
  p = __builtin_fma(p, t, 0x1.318ace8aae254p-2);
  return p;
}

// (Y0 - 2/pi log(x / z1) J0) / (t - z1^2), t = x^2, x <= 3; degree 9, error 2^-55.3.
SAMPAN_MATHS_INLINE double y0Low(double t) {
  double p = -0x1.3608e144622cp-63;
  p = __builtin_fma(p, t, 0x1.0234ea2f0ac13p-54);
  p = __builtin_fma(p, t, -0x1.3c47697f2bf2dp-46);
  p = __builtin_fma(p, t, 0x1.2eb392134db15p-38);
  p = __builtin_fma(p, t, -0x1.b797002b830cp-31);
  p = __builtin_fma(p, t, 0x1.cf0413c97d728p-24);
  p = __builtin_fma(p, t, -0x1.4c030d997586bp-17);
  p = __builtin_fma(p, t, 0x1.268a9aaaea6fcp-11);
  p = __builtin_fma(p, t, -0x1.12583f4a4abb7p-6);
  p = __builtin_fma(p, t, 0x1.750811790a13cp-3);
  return p;
}

// Y0 / (x - z2), u = x - 4.25, x in [3, 5.5]; degree 18, error 2^-53.7.
SAMPAN_MATHS_INLINE double y0Middle(double t) {
  double p = 0x1.843c61343fcbbp-46;
  p = __builtin_fma(p, t, -0x1.2812c26d9d679p-42);
  p = __builtin_fma(p, t, 0x1.1ad79a611d2a5p-40);
  p = __builtin_fma(p, t, -0x1.d539320e1cd22p-39);
  p = __builtin_fma(p, t, 0x1.139a17f37c38ap-36);
  p = __builtin_fma(p, t, -0x1.3ce5a9ef4ae6p-34);
  p = __builtin_fma(p, t, 0x1.59af2aa441047p-32);
  p = __builtin_fma(p, t, -0x1.034cb643b34b8p-29);
  p = __builtin_fma(p, t, 0x1.667da1f0bc47p-27);
  p = __builtin_fma(p, t, 0x1.526129c753acep-26);
  p = __builtin_fma(p, t, -0x1.386387af17c14p-22);
  p = __builtin_fma(p, t, -0x1.77ab0b2cf447bp-18);
  p = __builtin_fma(p, t, 0x1.511e3197c9489p-15);
  p = __builtin_fma(p, t, 0x1.20c250139851cp-12);
  p = __builtin_fma(p, t, -0x1.e1a13358ab297p-10);
  p = __builtin_fma(p, t, -0x1.2df296e92935fp-7);
  p = __builtin_fma(p, t, 0x1.a57853aa7578dp-5);
  p = __builtin_fma(p, t, 0x1.54653b59c9e58p-4);
  p = __builtin_fma(p, t, -0x1.880cffe3a0941p-2);
  return p;
}

// Y0 / (x - z3), u = x - 6.75, x in [5.5, 8]; degree 14, error 2^-54.7.
SAMPAN_MATHS_INLINE double y0High(double t) {
  double p = -0x1.1f2b0b5643165p-43;
  p = __builtin_fma(p, t, -0x1.965473e57ebd3p-41);
  p = __builtin_fma(p, t, 0x1.200532e939251p-35);
  p = __builtin_fma(p, t, 0x1.d3fb3c62aa469p-34);
  p = __builtin_fma(p, t, -0x1.6f5095f3c8ac3p-28);
  p = __builtin_fma(p, t, -0x1.df4878143299bp-27);
  p = __builtin_fma(p, t, 0x1.596eab1bbb29p-21);
  p = __builtin_fma(p, t, 0x1.1a6af65ecea71p-20);
  p = __builtin_fma(p, t, -0x1.a6ce14e9aa3f7p-15);
  p = __builtin_fma(p, t, -0x1.671ee28cee1d8p-15);
  p = __builtin_fma(p, t, 0x1.31928eb7870abp-9);
  p = __builtin_fma(p, t, 0x1.1bae9159540e3p-12);
  p = __builtin_fma(p, t, -0x1.986087c7fc3f6p-5);
  p = __builtin_fma(p, t, 0x1.858bb5a4fa6fep-7);
  p = __builtin_fma(p, t, 0x1.34eee4b2f27c7p-2);
  return p;
}

// (Y1 - 2/pi (log(x) J1 - 1/x)) / x, t = x^2, x <= 1.5; degree 7, error 2^-55.5.
SAMPAN_MATHS_INLINE double y1Low(double t) {
  double p = 0x1.20bf06fe00c7bp-42;
  p = __builtin_fma(p, t, -0x1.f088de7b2da3fp-35);
  p = __builtin_fma(p, t, 0x1.32e521eea9371p-27);
  p = __builtin_fma(p, t, -0x1.0a7809b6756b7p-20);
  p = __builtin_fma(p, t, 0x1.2c7dbffa7936cp-14);
  p = __builtin_fma(p, t, -0x1.835b978946b5p-9);
  p = __builtin_fma(p, t, 0x1.bd3975c75b426p-5);
  p = __builtin_fma(p, t, -0x1.91866143cbc8ap-3);
  return p;
}

// Y1 / (x - z1), u = x - 2.75, x in [1.5, 4]; degree 26, error 2^-53.7.
SAMPAN_MATHS_INLINE double y1Middle(double t) {
  double p = 0x1.37beb79105d4bp-42;
  p = __builtin_fma(p, t, -0x1.5798aa6fec77ep-38);
  p = __builtin_fma(p, t, 0x1.64449699de188p-37);
  p = __builtin_fma(p, t, 0x1.edcb190e3f167p-37);
  p = __builtin_fma(p, t, -0x1.76a43655c2e6ep-36);
  p = __builtin_fma(p, t, -0x1.1d861c58c61aep-33);
  p = __builtin_fma(p, t, 0x1.4e7a7dc1674eep-32);
  p = __builtin_fma(p, t, -0x1.77810618d56c8p-32);
  p = __builtin_fma(p, t, 0x1.1e3c3855bc885p-30);
  p = __builtin_fma(p, t, -0x1.fc4cd641a8384p-29);
  p = __builtin_fma(p, t, 0x1.5842b2f2321c5p-27);
  p = __builtin_fma(p, t, -0x1.c8095df754565p-26);
  p = __builtin_fma(p, t, 0x1.396ba683ab6c8p-24);
  p = __builtin_fma(p, t, -0x1.af83b7ced238ap-23);
  p = __builtin_fma(p, t, 0x1.27b88883eae06p-21);
  p = __builtin_fma(p, t, -0x1.94d56e937f2fdp-20);
  p = __builtin_fma(p, t, 0x1.14da47487a1b4p-18);
  p = __builtin_fma(p, t, -0x1.7c6288b146ba2p-17);
  p = __builtin_fma(p, t, 0x1.051c169f4ba6ep-15);
  p = __builtin_fma(p, t, -0x1.48d261fc3aef3p-14);
  p = __builtin_fma(p, t, 0x1.9bdbe78ff803dp-13);
  p = __builtin_fma(p, t, -0x1.e6fa94dab84ddp-11);
  p = __builtin_fma(p, t, 0x1.a07f588cd8502p-9);
  p = __builtin_fma(p, t, 0x1.90d7fd22726cfp-8);
  p = __builtin_fma(p, t, -0x1.f3c5c50950dp-6);
  p = __builtin_fma(p, t, -0x1.3dd347feacdd2p-3);
  p = __builtin_fma(p, t, 0x1.c7ac9b29f81cfp-2);
  return p;
}

// Y1 / (x - z2), u = x - 6, x in [4, 8]; degree 20, error 2^-53.6.
SAMPAN_MATHS_INLINE double y1High(double t) {
  double p = 0x1.ac64bcb776a05p-59;
  p = __builtin_fma(p, t, -0x1.f692d9ce841cap-55);
  p = __builtin_fma(p, t, 0x1.3c894cb7cb91ap-52);
  p = __builtin_fma(p, t, -0x1.eb2e49be91dc3p-51);
  p = __builtin_fma(p, t, 0x1.8200673fd88bap-48);
  p = __builtin_fma(p, t, -0x1.ae6ec58d20f84p-45);
  p = __builtin_fma(p, t, 0x1.56bdde08510ep-42);
  p = __builtin_fma(p, t, 0x1.57c08cccb97d2p-41);
  p = __builtin_fma(p, t, -0x1.12de4b64d5decp-37);
  p = __builtin_fma(p, t, -0x1.d36a2649c42cbp-32);
  p = __builtin_fma(p, t, 0x1.a875437423d0cp-29);
  p = __builtin_fma(p, t, 0x1.b0fa110476196p-25);
  p = __builtin_fma(p, t, -0x1.72fed5ba5f2cp-22);
  p = __builtin_fma(p, t, -0x1.4c0230a83b418p-18);
  p = __builtin_fma(p, t, 0x1.005abac5ea055p-15);
  p = __builtin_fma(p, t, 0x1.266b1555b337cp-12);
  p = __builtin_fma(p, t, -0x1.94a78f4d779cp-10);
  p = __builtin_fma(p, t, -0x1.155cf697f3a53p-7);
  p = __builtin_fma(p, t, 0x1.4739eeba0300ap-5);
  p = __builtin_fma(p, t, 0x1.579152b20729dp-4);
  p = __builtin_fma(p, t, -0x1.3a3a8cefc7efcp-2);
  return p;
}

// Hankel's P of order 0, v = 1 / x^2, x >= 8; degree 11, error 2^-55.4.
SAMPAN_MATHS_INLINE double hankelP0(double t) {
  double p = -0x1.f4988dca97e4dp+33;
  p = __builtin_fma(p, t, 0x1.b9f1bfc0b5108p+30);
  p = __builtin_fma(p, t, -0x1.7442655e88e61p+26);
  p = __builtin_fma(p, t, 0x1.a28016ed85c5ap+21);
  p = __builtin_fma(p, t, -0x1.83e8433fd1c68p+16);
  p = __builtin_fma(p, t, 0x1.6f447ce688d02p+11);
  p = __builtin_fma(p, t, -0x1.b6a6b019407ffp+6);
  p = __builtin_fma(p, t, 0x1.84afd38003772p+2);
  p = __builtin_fma(p, t, -0x1.251ec3d41ae24p-1);
  p = __builtin_fma(p, t, 0x1.cb5fffd06fa51p-4);
  p = __builtin_fma(p, t, -0x1.1ffffffffd99cp-4);
  p = __builtin_fma(p, t, 0x1.0p+0);
  return p;
}

// x times Hankel's Q of order 0, v = 1 / x^2, x >= 8; degree 12, error 2^-54.8.
SAMPAN_MATHS_INLINE double hankelQ0(double t) {
  double p = -0x1.35bd9150ca377p+42;
  p = __builtin_fma(p, t, 0x1.204bb32c07924p+39);
  p = __builtin_fma(p, t, -0x1.f6d1e6077b166p+34);
  p = __builtin_fma(p, t, 0x1.18756b1a6404dp+30);
  p = __builtin_fma(p, t, -0x1.d922dba37c089p+24);
  p = __builtin_fma(p, t, 0x1.60c68631f2723p+19);
  p = __builtin_fma(p, t, -0x1.15c43cc6c2b21p+14);
  p = __builtin_fma(p, t, 0x1.12ed1bb87c38fp+9);
  p = __builtin_fma(p, t, -0x1.860a31d29166fp+4);
  p = __builtin_fma(p, t, 0x1.ba4c19ef66ce6p+0);
  p = __builtin_fma(p, t, -0x1.d11dffaaa26b7p-3);
  p = __builtin_fma(p, t, 0x1.2bfffffff4a93p-4);
  p = __builtin_fma(p, t, -0x1.ffffffffffffep-4);
  return p;
}

// Hankel's P of order 1, v = 1 / x^2, x >= 8; degree 11, error 2^-55.5.
SAMPAN_MATHS_INLINE double hankelP1(double t) {
  double p = 0x1.025ccb4c42ce4p+34;
  p = __builtin_fma(p, t, -0x1.cb931c1c9b5dbp+30);
  p = __builtin_fma(p, t, 0x1.8676e074ba1f8p+26);
  p = __builtin_fma(p, t, -0x1.bb61b34ec7c4ep+21);
  p = __builtin_fma(p, t, 0x1.9fbaa60c0e2b2p+16);
  p = __builtin_fma(p, t, -0x1.8ef35f77e33b9p+11);
  p = __builtin_fma(p, t, 0x1.e4c796acb811cp+6);
  p = __builtin_fma(p, t, -0x1.b8825b2879f76p+2);
  p = __builtin_fma(p, t, 0x1.5a6a2a95b9605p-1);
  p = __builtin_fma(p, t, -0x1.274fffdec8f0ap-3);
  p = __builtin_fma(p, t, 0x1.dffffffffbbf2p-4);
  p = __builtin_fma(p, t, 0x1.0p+0);
  return p;
}

// x times Hankel's Q of order 1, v = 1 / x^2, x >= 8; degree 12, error 2^-54.7.
SAMPAN_MATHS_INLINE double hankelQ1(double t) {
  double p = 0x1.5ac6f2648f8b3p+42;
  p = __builtin_fma(p, t, -0x1.3f5535a649081p+39);
  p = __builtin_fma(p, t, 0x1.139f6dc73c487p+35);
  p = __builtin_fma(p, t, -0x1.30a8fb82bd1d5p+30);
  p = __builtin_fma(p, t, 0x1.fe8b373dd4535p+24);
  p = __builtin_fma(p, t, -0x1.7bea5607b40fdp+19);
  p = __builtin_fma(p, t, 0x1.2c99511a67b3ap+14);
  p = __builtin_fma(p, t, -0x1.2d32db9f5fee4p+9);
  p = __builtin_fma(p, t, 0x1.b3ef6fd58bedep+4);
  p = __builtin_fma(p, t, -0x1.fe57df4b982b6p+0);
  p = __builtin_fma(p, t, 0x1.1c3cffdca956fp-2);
  p = __builtin_fma(p, t, -0x1.a3fffffff8554p-4);
  p = __builtin_fma(p, t, 0x1.8p-2);
  return p;
}

// I0, t = x^2, x <= 8; degree 15, error 2^-59.4.
SAMPAN_MATHS_INLINE double i0Low(double t) {
  double p = 0x1.1c5a728354c9p-110;
  p = __builtin_fma(p, t, 0x1.10e762df7894bp-101);
  p = __builtin_fma(p, t, 0x1.f2782725476a5p-92);
  p = __builtin_fma(p, t, 0x1.40ab9c58a8ed8p-82);
  p = __builtin_fma(p, t, 0x1.69e5206187989p-73);
  p = __builtin_fma(p, t, 0x1.55ff6b99b5542p-64);
  p = __builtin_fma(p, t, 0x1.0b31516a96a3fp-55);
  p = __builtin_fma(p, t, 0x1.522a41710b16ap-47);
  p = __builtin_fma(p, t, 0x1.522a441b6fa2p-39);
  p = __builtin_fma(p, t, 0x1.02e85c0722a9fp-31);
  p = __builtin_fma(p, t, 0x1.23456789bf0d8p-24);
  p = __builtin_fma(p, t, 0x1.c71c71c71b3f2p-18);
  p = __builtin_fma(p, t, 0x1.c71c71c71c7bdp-12);
  p = __builtin_fma(p, t, 0x1.ffffffffffffcp-7);
  p = __builtin_fma(p, t, 0x1.0p-2);
  p = __builtin_fma(p, t, 0x1.0p+0);
  return p;
}

// I1 / x, t = x^2, x <= 8; degree 14, error 2^-55.8.
SAMPAN_MATHS_INLINE double i1Low(double t) {
  double p = 0x1.0d39c99965548p-105;
  p = __builtin_fma(p, t, 0x1.d9871b2339982p-97);
  p = __builtin_fma(p, t, 0x1.95b1a33332febp-87);
  p = __builtin_fma(p, t, 0x1.e0de99c84b139p-78);
  p = __builtin_fma(p, t, 0x1.f19f80ce0396ap-69);
  p = __builtin_fma(p, t, 0x1.ab7ee396129cdp-60);
  p = __builtin_fma(p, t, 0x1.2c978185b1571p-51);
  p = __builtin_fma(p, t, 0x1.522a40f355eadp-43);
  p = __builtin_fma(p, t, 0x1.27e4fb9f14645p-35);
  p = __builtin_fma(p, t, 0x1.845c8a0a2e58cp-28);
  p = __builtin_fma(p, t, 0x1.6c16c16c34eadp-21);
  p = __builtin_fma(p, t, 0x1.c71c71c71aeefp-15);
  p = __builtin_fma(p, t, 0x1.55555555555edp-9);
  p = __builtin_fma(p, t, 0x1.ffffffffffffbp-5);
  p = __builtin_fma(p, t, 0x1.0p-1);
  return p;
}

// I0 e^-x sqrt(x), u = 1 / x - 1/16, x >= 8; degree 22, error 2^-52.6.
SAMPAN_MATHS_INLINE double i0Far(double t) {
  double p = 0x1.6e1c318810ccap+53;
  p = __builtin_fma(p, t, 0x1.33a31b0ec1c61p+49);
  p = __builtin_fma(p, t, -0x1.a624768ec4cfdp+48);
  p = __builtin_fma(p, t, -0x1.2c8011d687dd2p+44);
  p = __builtin_fma(p, t, 0x1.aa1d94a45dd3fp+42);
  p = __builtin_fma(p, t, 0x1.2b2ee5501bc23p+38);
  p = __builtin_fma(p, t, -0x1.006824bd2b9fep+36);
  p = __builtin_fma(p, t, -0x1.abb73e864efdcp+31);
  p = __builtin_fma(p, t, 0x1.93da21746fb97p+28);
  p = __builtin_fma(p, t, 0x1.f6d13070cd0e1p+24);
  p = __builtin_fma(p, t, -0x1.41d7b980a1dd1p+20);
  p = __builtin_fma(p, t, -0x1.c98948ec8fe38p+17);
  p = __builtin_fma(p, t, -0x1.decc137b776cdp+12);
  p = __builtin_fma(p, t, 0x1.02c48036d3446p+9);
  p = __builtin_fma(p, t, 0x1.72ed09c7687e8p+6);
  p = __builtin_fma(p, t, 0x1.51d676217a351p+3);
  p = __builtin_fma(p, t, 0x1.7d09cd16785aep+0);
  p = __builtin_fma(p, t, 0x1.3f4991e66354cp-2);
  p = __builtin_fma(p, t, 0x1.8e513f623089cp-4);
  p = __builtin_fma(p, t, 0x1.75e5ee7881c7ep-5);
  p = __builtin_fma(p, t, 0x1.1daa72b5a907cp-5);
  p = __builtin_fma(p, t, 0x1.b87969bb93a3bp-5);
  p = __builtin_fma(p, t, 0x1.9bd428ad249a5p-2);
  return p;
}

// I1 e^-x sqrt(x), u = 1 / x - 1/16, x >= 8; degree 22, error 2^-53.5.
SAMPAN_MATHS_INLINE double i1Far(double t) {
  double p = -0x1.1491b5412b518p+55;
  p = __builtin_fma(p, t, -0x1.b5c7d9b41ef22p+48);
  p = __builtin_fma(p, t, 0x1.d3f4412e91ef8p+49);
  p = __builtin_fma(p, t, 0x1.dbdb04f708d7p+43);
  p = __builtin_fma(p, t, -0x1.711593f367d29p+43);
  p = __builtin_fma(p, t, -0x1.057e6615fe45dp+38);
  p = __builtin_fma(p, t, 0x1.6f425caeb9d4dp+36);
  p = __builtin_fma(p, t, 0x1.9515ff4c49132p+31);
  p = __builtin_fma(p, t, -0x1.ff269b3b68fe6p+28);
  p = __builtin_fma(p, t, -0x1.f7f921c84447ap+24);
  p = __builtin_fma(p, t, 0x1.9166856913a13p+20);
  p = __builtin_fma(p, t, 0x1.ddb2b799cec23p+17);
  p = __builtin_fma(p, t, 0x1.d01c8496b9293p+12);
  p = __builtin_fma(p, t, -0x1.20543120d5801p+9);
  p = __builtin_fma(p, t, -0x1.918f1bee15b38p+6);
  p = __builtin_fma(p, t, -0x1.7287b79c4b701p+3);
  p = __builtin_fma(p, t, -0x1.ad8dc83cefcdap+0);
  p = __builtin_fma(p, t, -0x1.7613552d6749ep-2);
  p = __builtin_fma(p, t, -0x1.ec8e0fa2cb6f4p-4);
  p = __builtin_fma(p, t, -0x1.f89c23158a584p-5);
  p = __builtin_fma(p, t, -0x1.cbc54df1f5eb5p-5);
  p = __builtin_fma(p, t, -0x1.3f796198ee552p-3);
  p = __builtin_fma(p, t, 0x1.8ebe783a8403p-2);
  return p;
}

} // namespace sampan::maths
