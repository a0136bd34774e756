using System.Diagnostics;
using System.Globalization;
using Playbooks.Benchmarks.Engine;

namespace Playbooks.Benchmarks.Rotation;

/// <summary>One run that rotates a thousand credentials with three thousand consumers; beside it, what the engine alone costs for as many actions.</summary>
internal static class RotationBenchmark
{
    private const int Credentials = 1_000;

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(string folder)
    {
        var engine = await new EngineSubjects(folder).FanOutAsync(Credentials);
        var watch = Stopwatch.StartNew();
        var figures = await MassRotation.OfAsync(Credentials, Directory.CreateDirectory(Path.Combine(folder, "rotation")).FullName);
        var took = watch.Elapsed;
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            {Credentials:N0} credentials, {figures.Consumers:N0} consumers work; completed: {figures.IsCompleted}; old ones alive: {figures.OldAlive}
            services down for {figures.Downtime} in {figures.Breaks} breaks, no pair of secrets torn for more than {figures.Torn.TotalMilliseconds:0} ms; {figures.Requests:N0} requests in {figures.Simulated:h\:mm\:ss} of the tenant's time, {took.TotalSeconds:N0} s of ours
            at most {figures.Points} points (of 900) and {figures.Contents} writes (of 80) a minute, {figures.Posts} creations (of 500) an hour at GitHub; {figures.IamWrites} writes a second at IAM, {figures.SecretWrites} at Secrets Manager (of 50)
            """));
        var each = took.TotalMicroseconds / Credentials;
        var alone = 1_000_000 / engine.PerSecond;
        return
        [
            new("rotation of 1,000, whole run", "credentials", Credentials / took.TotalSeconds, each, each),
            new("its engine alone, idle actions", "targets", engine.PerSecond, alone, alone),
        ];
    }
}
