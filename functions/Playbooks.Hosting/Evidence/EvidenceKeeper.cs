using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Evidence;

namespace Playbooks.Hosting.Evidence;

/// <summary>
/// Copies what signatures vouch for to where nobody can change it: <c>runs/RUN/0001/journal.jsonl</c>, <c>runs/RUN/0001/reports/NAME</c> and, last,
/// <c>runs/RUN/0001/head.json</c>; and once the run is over <c>sealed/RUN.json</c>. Whatever was interrupted is completed by doing it again.
/// A signature is verified before it is kept the first time; what is kept already was verified then, though its key may have been replaced since.
/// </summary>
/// <param name="keys">The public keys of who signs here, by key id.</param>
public sealed class EvidenceKeeper(IRunStore store, EvidenceContainer container, Func<CancellationToken, Task<Dictionary<string, ECDsa>>> keys)
{
    private const string Sealed = "sealed/";

    /// <summary>The runs of which everything is kept.</summary>
    public async Task<IReadOnlySet<string>> SealedAsync(CancellationToken token) =>
        (await container.ListAsync(Sealed, token)).Select(name => name[Sealed.Length..^".json".Length]).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="Storage.StoreException">The store or the evidence's place did not answer; what is missing is still missing.</exception>
    /// <exception cref="SignerException">The keys could not be told; what is missing is still missing.</exception>
    /// <exception cref="Engine.Runs.DamagedJournalException">The journal does not hold together.</exception>
    public async Task<EvidenceResult> KeepAsync(string run, CancellationToken token)
    {
        var there = await container.ListAsync($"runs/{run}/", token);
        var (round, known) = (new EvidenceRound(container, there), await keys(token));
        if (await DepositReader.ReadAsync(store, run, WhyNot, round.Find, token) is not var (deposits, isOver) || deposits.IsEmpty)
        {
            return new EvidenceResult(0, round.Findings, false);
        }

        foreach (var deposit in deposits)
        {
            await KeepAsync(run, deposit, round, token);
        }

        var findings = round.Findings;
        if (isOver && findings.IsEmpty)
        {
            await round.KeepAsync($"{Sealed}{run}.json", PlainJson.WriteBytes(Seal(run, deposits)), token);
        }

        return new EvidenceResult(round.Written, round.Findings, isOver && round.Findings.IsEmpty);

        string? WhyNot(int number, JournalLine line, RunEvent.HeadSigned signed) =>
            there.Contains($"{FolderOf(run, number)}/head.json") ? null : HeadKeys.WhyNotSigned(known, signed, line.Previous);
    }

    private static string FolderOf(string run, int deposit) => string.Create(CultureInfo.InvariantCulture, $"runs/{run}/{deposit:D4}");

    private async Task KeepAsync(string run, Deposit deposit, EvidenceRound round, CancellationToken token)
    {
        var folder = FolderOf(run, deposit.Number);
        await round.KeepAsync($"{folder}/journal.jsonl", deposit.Lines, token);
        foreach (var report in deposit.Reports)
        {
            var content = await store.ReadFileAsync(run, $"reports/{report.Name}", token);
            if (content is { } bytes && DigestOf(bytes) == report.Digest)
            {
                await round.KeepAsync($"{folder}/reports/{report.Name}", bytes, token);
            }
            else
            {
                round.Find($"reports/{report.Name} in the store is {(content is null ? "gone" : "not what the journal says was written")}");
            }
        }

        await round.KeepAsync($"{folder}/head.json", PlainJson.WriteBytes(Head(run, deposit)), token);
    }

    private static Value Head(string run, Deposit deposit) => Value.MapOf(
        ("run", Value.Of(run)),
        ("deposit", Value.Of(deposit.Number)),
        ("line", Value.Of(deposit.LastLine)),
        ("head", Value.Of(deposit.Signature.Head)),
        ("algorithm", Value.Of(deposit.Signature.Algorithm)),
        ("keyId", Value.Of(deposit.Signature.KeyId)),
        ("signature", Value.Of(deposit.Signature.Signature)),
        ("journal", Value.Of(DigestOf(deposit.Lines))),
        ("reports", Value.ListOf(deposit.Reports.Select(report => Value.MapOf(("name", Value.Of(report.Name)), ("sha256", Value.Of(report.Digest)))))));

    private static Value Seal(string run, ImmutableArray<Deposit> deposits) => Value.MapOf(
        ("run", Value.Of(run)),
        ("deposits", Value.Of(deposits.Length)),
        ("line", Value.Of(deposits[^1].LastLine)),
        ("head", Value.Of(deposits[^1].Signature.Head)));

    private static string DigestOf(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
