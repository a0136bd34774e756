using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Hosting.Evidence;
using Playbooks.Storage;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Evidence;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Functions.Tests.Evidence;

public sealed class EvidenceKeeperTests(FinishedDrill drill) : IClassFixture<FinishedDrill>
{
    [NodeFact(Azurite.Package)]
    public async Task All_of_a_run_is_kept_stage_by_stage_and_sealed_at_its_end()
    {
        var place = await drill.NewContainerAsync();

        var result = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);

        Assert.True(result.IsSealed);
        Assert.Empty(result.Findings);
        var names = (await new EvidenceContainer(place).ListAsync("", CancellationToken.None)).Order(StringComparer.Ordinal).ToList();
        Assert.Contains($"sealed/{drill.Run}.json", names);
        var pieces = names.Where(name => name.EndsWith("/journal.jsonl", StringComparison.Ordinal)).ToList();
        Assert.True(pieces.Count > 4, string.Join('\n', names));
        Assert.Equal(await drill.Runs.JournalAsync(drill.Run), (await TextAsync(place, pieces)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(await ReportAsync("run.html"), await BytesAsync(place, names.Single(name => name.EndsWith("/reports/run.html", StringComparison.Ordinal))));
        Assert.Equal(pieces.Count, names.Count(name => name.EndsWith("/head.json", StringComparison.Ordinal)));
    }

    [NodeFact(Azurite.Package)]
    public async Task Keeping_it_again_writes_nothing_and_a_policy_that_forbids_changes_is_no_fault()
    {
        using var policy = new LockedPolicy();
        var place = await drill.NewContainerAsync() with { Transport = policy.Transport };
        var first = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);

        var again = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);
        var byName = await new EvidenceContainer(place).KeepAsync($"runs/{drill.Run}/0001/head.json", await BytesAsync(place, $"runs/{drill.Run}/0001/head.json"), CancellationToken.None);

        Assert.True(first.Written > 10);
        Assert.Equal((0, true), (again.Written, again.IsSealed));
        Assert.Equal(Kept.Same, byName);
        Assert.Equal(0, policy.Unconditional);
    }

    [NodeFact(Azurite.Package)]
    public async Task What_a_broken_connection_left_out_is_completed_by_the_next_try()
    {
        using var policy = new LockedPolicy { BreakAfter = 5 };
        var place = await drill.NewContainerAsync();
        await Assert.ThrowsAsync<StoreException>(() => Keeper(place with { Transport = policy.Transport }).KeepAsync(drill.Run, CancellationToken.None));
        Assert.DoesNotContain(drill.Run, await Keeper(place).SealedAsync(CancellationToken.None));

        var next = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);

        Assert.True(next.IsSealed);
        Assert.Contains(drill.Run, await Keeper(place).SealedAsync(CancellationToken.None));
        Assert.Equal(await drill.Runs.JournalAsync(drill.Run), (await TextAsync(place, await PiecesAsync(place))).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [NodeFact(Azurite.Package)]
    public async Task Something_else_under_a_name_of_the_evidence_is_a_finding_stays_there_and_nothing_is_sealed()
    {
        var place = await drill.NewContainerAsync();
        var forged = $"runs/{drill.Run}/0002/journal.jsonl";
        await new EvidenceContainer(place).KeepAsync(forged, "forged\n"u8.ToArray(), CancellationToken.None);

        var result = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);

        Assert.Contains(forged, Uri.UnescapeDataString(Assert.Single(result.Findings)), StringComparison.Ordinal);
        Assert.False(result.IsSealed);
        Assert.Equal("forged\n"u8.ToArray(), await BytesAsync(place, forged));
        Assert.DoesNotContain(drill.Run, await Keeper(place).SealedAsync(CancellationToken.None));
    }

    [NodeFact(Azurite.Package)]
    public async Task A_report_that_was_changed_in_the_store_is_a_finding_and_is_not_kept()
    {
        var place = await drill.NewContainerAsync();
        var original = await ReportAsync("run.html");
        await WriteAsync("changed"u8.ToArray());

        var result = await Keeper(place).KeepAsync(drill.Run, CancellationToken.None);
        await WriteAsync(original);

        Assert.Contains("reports/run.html in the store is not what the journal says", Assert.Single(result.Findings), StringComparison.Ordinal);
        Assert.DoesNotContain(await new EvidenceContainer(place).ListAsync("", CancellationToken.None), name => name.EndsWith("/run.html", StringComparison.Ordinal));
    }

    [NodeFact(Azurite.Package)]
    public async Task A_container_that_is_not_there_is_not_made_for_it_would_have_no_policy()
    {
        var place = await drill.NewContainerAsync() with { Container = "nobody-made-it" };

        var refused = await Assert.ThrowsAsync<StoreException>(() => Keeper(place).KeepAsync(drill.Run, CancellationToken.None));

        Assert.Contains("ContainerNotFound", refused.What, StringComparison.Ordinal);
    }

    [NodeFact(Azurite.Package)]
    public async Task Of_two_workers_that_keep_one_run_at_once_both_find_it_kept()
    {
        var place = await drill.NewContainerAsync();

        var both = await Task.WhenAll(Keeper(place).KeepAsync(drill.Run, CancellationToken.None), Keeper(place).KeepAsync(drill.Run, CancellationToken.None));

        Assert.All(both, result => Assert.True(result.IsSealed && result.Findings.IsEmpty));
    }

    [NodeFact(Azurite.Package)]
    public async Task A_signature_that_is_nobodys_is_a_finding_and_no_evidence_and_its_lines_are_kept_with_the_next_true_one()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var place = await drill.NewContainerAsync();
        var keeper = new EvidenceKeeper(drill.Runs, new EvidenceContainer(place), _ => Task.FromResult(new Dictionary<string, ECDsa> { [HeadKeys.IdOf(key)] = key }));
        var lines = Signed(await drill.Runs.JournalAsync(drill.Run), key, forged: 2, out var ends);
        await drill.Runs.CreateAsync("forged", lines[..ends[1]]);

        var early = await keeper.KeepAsync("forged", CancellationToken.None);
        var atFirst = await FoldersAsync(place);
        await using (var claim = await drill.Runs.ClaimedAsync("forged"))
        {
            await claim.AppendAsync(lines[ends[1]..]);
        }

        var late = await keeper.KeepAsync("forged", CancellationToken.None);

        Assert.All([early, late], result => Assert.Single(result.Findings, found => found.StartsWith($"line {ends[1]} of the journal is no signature", StringComparison.Ordinal)));
        Assert.Equal(["0001"], atFirst);
        Assert.Equal(["0001", "0003"], (await FoldersAsync(place))[..2]);
        Assert.Equal(lines[ends[0]..ends[2]], (await TextAsync(place, ["runs/forged/0003/journal.jsonl"])).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(late.IsSealed);
        Assert.DoesNotContain("forged", await keeper.SealedAsync(CancellationToken.None));
    }

    /// <summary>The same events, signed by that key; the signature of that number, from 1, is by nobody.</summary>
    /// <param name="ends">How many lines there are up to and with each signature.</param>
    private static string[] Signed(string[] journal, ECDsa key, int forged, out List<int> ends)
    {
        var (head, bytes) = (JournalHead.Start, new ArrayBufferWriter<byte>());
        ends = [];
        foreach (var (number, text) in journal.Index())
        {
            var line = Assert.IsType<JournalRead.Line>(JournalCodec.Read(Encoding.UTF8.GetBytes(text))).Value;
            var told = line.Event;
            if (told is RunEvent.HeadSigned)
            {
                ends.Add(number + 1);
                var signature = ends.Count == forged ? new byte[64] : key.SignData(Encoding.ASCII.GetBytes(head.Hash), HashAlgorithmName.SHA256);
                told = new RunEvent.HeadSigned(head.Hash, "ES256", HeadKeys.IdOf(key), Convert.ToBase64String(signature));
            }

            head = JournalCodec.Write(bytes, head, line.At, [told], []);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<List<string>> FoldersAsync(AzurePlace place) =>
        [.. (await new EvidenceContainer(place).ListAsync("runs/forged/", CancellationToken.None)).Select(name => name.Split('/')[2]).Distinct().Order(StringComparer.Ordinal)];

    private EvidenceKeeper Keeper(AzurePlace place) => new(drill.Runs, new EvidenceContainer(place), drill.KeysAsync);

    private async Task WriteAsync(byte[] content)
    {
        await using var claim = await drill.Runs.ClaimedAsync(drill.Run);
        await claim.WriteFileAsync("reports/run.html", content, CancellationToken.None);
    }

    private async Task<byte[]> ReportAsync(string name) => (await drill.Runs.ReadFileAsync(drill.Run, $"reports/{name}", CancellationToken.None))?.ToArray() ?? [];

    private async Task<List<string>> PiecesAsync(AzurePlace place) =>
        [.. (await new EvidenceContainer(place).ListAsync($"runs/{drill.Run}/", CancellationToken.None)).Where(name => name.EndsWith("/journal.jsonl", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<string> TextAsync(AzurePlace place, IEnumerable<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            text.Append(Encoding.UTF8.GetString(await BytesAsync(place, name)));
        }

        return text.ToString();
    }

    private static async Task<byte[]> BytesAsync(AzurePlace place, string name) =>
        (await FinishedDrill.BlobsOf(place).ReadAsync(name, 0, int.MaxValue, CancellationToken.None) ?? throw new InvalidOperationException(name)).ToArray();
}
