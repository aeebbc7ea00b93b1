namespace StatHarness.Ingest.Privacy;

/// <summary>How long the IBAN of a country is, by the registry (2024).</summary>
internal static class IbanLengths
{
    public const int Shortest = 15;

    private const string Known =
        "AL28 DZ24 AD24 AO25 AT20 AZ28 BH22 BE16 BJ28 BA20 BR29 VG24 BG22 BF27 BI16 BY28 CM27 CV25 CF27 TD27 KM27 CG27 CR22 CI28 HR21 CY28 CZ24 DK18 FO18 GL18 " +
        "DJ27 DO28 EG29 SV28 GQ27 EE20 FI18 AX18 FR27 GF27 PF27 TF27 GP27 MQ27 YT27 NC27 RE27 BL27 MF27 PM27 WF27 GA27 GE22 DE22 GI23 GR27 GT28 GW25 HN28 HU28 " +
        "IS26 IR26 IQ23 IE22 IL23 IT27 JO30 KZ20 XK20 KW30 LV21 LB28 LI21 LT20 LU20 MK19 MG27 ML28 MT31 MR27 MU30 MD24 MC27 ME22 MA28 MZ25 NL18 NI32 NE28 NO15 " +
        "PK24 PS29 PL28 PT25 QA29 RO24 LC32 SM27 ST25 SA24 SN28 RS22 SC31 SK24 SI19 ES24 SE24 CH21 TL23 TG28 TN24 TR26 UA29 AE23 GB22 VA22 LY25 SD18 SO23 MN20 OM23 RU33 FK18 YE30";

    private static readonly byte[] Lengths = Read();

    /// <summary>0 when the two upper-case letters are no country with IBANs.</summary>
    public static int Of(byte first, byte second) => first is >= (byte)'A' and <= (byte)'Z' && second is >= (byte)'A' and <= (byte)'Z' ? Lengths[((first - 'A') * 26) + second - 'A'] : 0;

    private static byte[] Read()
    {
        var lengths = new byte[26 * 26];
        foreach (var entry in Known.Split(' ')) lengths[((entry[0] - 'A') * 26) + entry[1] - 'A'] = (byte)(((entry[2] - '0') * 10) + entry[3] - '0');
        return lengths;
    }
}
