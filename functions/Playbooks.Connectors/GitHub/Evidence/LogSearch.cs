namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>Where texts stand in a log.</summary>
internal static class LogSearch
{
    public const int Shortest = 4;

    /// <summary>More places than this in one log prove no more than these do.</summary>
    private const int MostFindings = 100;

    public static string? TooShort(IEnumerable<string> indicators) => indicators.FirstOrDefault(i => i.Length < Shortest);

    public static IEnumerable<LogFinding> Find(string log, IReadOnlyList<string> indicators)
    {
        return Lines().Take(MostFindings);

        IEnumerable<LogFinding> Lines()
        {
            var number = 0;
            foreach (var line in log.Split('\n'))
            {
                number++;
                foreach (var indicator in indicators.Where(i => line.Contains(i, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return new(number, indicator);
                }
            }
        }
    }
}
