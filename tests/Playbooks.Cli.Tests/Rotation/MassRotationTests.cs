using Playbooks.Benchmarks.Rotation;

namespace Playbooks.Cli.Tests.Rotation;

public sealed class MassRotationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("playbooks-rotation-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Many_credentials_are_rotated_at_the_published_pace_without_a_moment_in_which_a_service_has_none()
    {
        const int Credentials = 40;

        var figures = await MassRotation.OfAsync(Credentials, folder.FullName);

        Assert.Equal((true, 3 * Credentials, 0), (figures.IsCompleted, figures.Consumers, figures.OldAlive));
        Assert.Equal((0, TimeSpan.Zero), (figures.Breaks, figures.Downtime));
        Assert.InRange(figures.Torn, TimeSpan.Zero, 2 * MassRotation.Latency);
        Assert.InRange(figures.Points, 1, 900);
        // Three writes for each: so many that without a pace they would go beyond it.
        Assert.Equal(80, figures.Contents);
        // The token of the App, and one run for each, which proves it: none had to be started twice.
        Assert.Equal(1 + Credentials, figures.Posts);
        Assert.InRange(figures.SecretWrites, 1, 50);
    }
}
