using System.Text;
using Playbooks.Core.Journals;

namespace Playbooks.Engine.Tests.Runs;

public sealed class VerifierTests : IAsyncLifetime, IDisposable
{
    private readonly Bench bench = new();
    private readonly List<byte[]> lines = [];

    public async Task InitializeAsync()
    {
        await bench.StartAsync("run-1", Bench.Switches(3));
        await bench.DriveAsync("run-1");
        await foreach (var line in bench.Store.ReadAsync("run-1", CancellationToken.None))
        {
            lines.Add(line.ToArray());
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_journal_as_it_was_written_is_sound_and_signed_to_its_end()
    {
        var verdict = Verify(lines);

        Assert.True(verdict.IsSound, string.Join("; ", verdict.Problems));
        Assert.Equal(lines.Count, verdict.SignedLines);
        Assert.True(verdict.Over);
    }

    [Fact]
    public void An_edit_of_any_line_is_found_at_that_line()
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var edited = lines.ToList();
            edited[i] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(edited[i]).Replace("\"at\":\"2", "\"at\":\"1", StringComparison.Ordinal));
            var problem = Verify(edited).Problems[0];
            Assert.Equal(lines.Take(i).Sum(line => line.Length + 1), problem.Offset);
        }
    }

    [Fact]
    public void A_removed_a_repeated_and_a_swapped_line_are_found()
    {
        Assert.False(Verify([.. lines[..2], .. lines[3..]]).IsSound);
        Assert.False(Verify([.. lines[..2], .. lines[1..]]).IsSound);
        Assert.False(Verify([.. lines[..2], lines[3], lines[2], .. lines[4..]]).IsSound);
    }

    [Fact]
    public void A_journal_cut_short_is_sound_but_signed_no_further()
    {
        var verdict = Verify(lines[..^1]);

        Assert.True(verdict.IsSound);
        Assert.True(verdict.SignedLines < verdict.Lines);
    }

    [Fact]
    public void A_plan_that_is_not_the_one_of_the_digest_is_found()
    {
        var i = lines.FindIndex(line => Encoding.UTF8.GetString(line).Contains("\"plan.made\"", StringComparison.Ordinal));
        var edited = lines.ToList();
        edited[i] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(edited[i]).Replace("\"change\":\"on\"", "\"change\":\"off\"", StringComparison.Ordinal));

        Assert.Contains(Verify(edited).Problems, problem => problem.Reason.Contains("digest", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_line_are_said_to_be_none()
    {
        var verdict = Verify([.. lines[..2], "{\"n\":3"u8.ToArray()]);

        Assert.Contains("not a line of a journal", verdict.Problems[0].Reason, StringComparison.Ordinal);
    }

    private JournalVerdict Verify(IEnumerable<byte[]> journal)
    {
        using var key = bench.PublicKey();
        var verifier = new JournalVerifier(new Dictionary<string, System.Security.Cryptography.ECDsa> { [bench.Signer.KeyId] = key });
        foreach (var line in journal)
        {
            verifier.Add(line);
        }

        return verifier.Verdict;
    }
}
