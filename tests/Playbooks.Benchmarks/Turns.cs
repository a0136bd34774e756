namespace Playbooks.Benchmarks;

/// <summary>Measures subjects in turns, so that what is compared was measured in the same minute.</summary>
internal static class Turns
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync(IReadOnlyList<(string Name, string Unit, Func<Task<Round>> Measure)> subjects)
    {
        var rounds = subjects.ToDictionary(s => s.Name, _ => new List<Round>());
        foreach (var subject in subjects)
        {
            await subject.Measure(); // Compiles and warms; not counted.
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in subjects)
            {
                rounds[subject.Name].Add(await subject.Measure());
            }
        }

        return [.. subjects.Select(s => Measurement.MedianOf(s.Name, s.Unit, rounds[s.Name]))];
    }
}
