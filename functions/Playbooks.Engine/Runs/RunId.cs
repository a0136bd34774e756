using System.Globalization;

namespace Playbooks.Engine.Runs;

/// <summary>Ids of runs: playbook, day and a random part, so that people recognise them and they sort by day.</summary>
public static class RunId
{
    /// <param name="random">At least 40 random bits.</param>
    public static string New(string playbook, DateTimeOffset at, ReadOnlySpan<byte> random) => string.Create(
        CultureInfo.InvariantCulture, $"{playbook[..Math.Min(playbook.Length, 40)]}-{at.UtcDateTime:yyyyMMdd}-{Convert.ToHexStringLower(random[..5])}");

    /// <summary>The id of a run that is asked for by a key: asked for again, it is the same run.</summary>
    /// <param name="key">At least 16 hexadecimal digits that belong to whoever asks.</param>
    public static string OfKey(string playbook, string key) => $"{playbook[..Math.Min(playbook.Length, 40)]}-k{key[..16]}";
}
