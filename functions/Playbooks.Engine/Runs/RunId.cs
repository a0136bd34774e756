using System.Globalization;

namespace Playbooks.Engine.Runs;

/// <summary>Ids of runs: playbook, day and a random part, so that people recognise them and they sort by day.</summary>
public static class RunId
{
    /// <param name="random">At least 40 random bits.</param>
    public static string New(string playbook, DateTimeOffset at, ReadOnlySpan<byte> random) => string.Create(
        CultureInfo.InvariantCulture, $"{playbook[..Math.Min(playbook.Length, 40)]}-{at.UtcDateTime:yyyyMMdd}-{Convert.ToHexStringLower(random[..5])}");
}
