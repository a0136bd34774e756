using System.Text;
using Playbooks.Language.Lockfiles;
using Xunit.Abstractions;

namespace Playbooks.Language.Tests.Lockfiles;

/// <summary>Files that are cut off or altered: never an exception, and no package goes missing in silence.</summary>
public sealed class DamagedLockfileTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(LockfileReaderTests.Samples), MemberType = typeof(LockfileReaderTests))]
    public void A_file_cut_off_anywhere_says_so_where_it_can_be_seen(int sample, string format)
    {
        var file = LockfileSamples.All[sample];
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        var whole = LockfileReader.Read(file.File, bytes).Packages.Select(p => p.Package.Key).ToHashSet();
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            var facts = LockfileReader.Read(file.File, bytes.AsMemory(0, cut));
            var lost = whole.Except(facts.Packages.Select(p => p.Package.Key)).Any();
            var visible = file.TellsItsEnd || cut == 0 || (bytes[cut - 1] != '\n' && format != "requirements");
            Assert.False(lost && visible && facts.Doubts.IsEmpty, $"{file.Format} cut at {cut} lost a package in silence");
        }
    }

    [Theory, MemberData(nameof(LockfileReaderTests.Samples), MemberType = typeof(LockfileReaderTests))]
    public void An_altered_file_never_throws(int sample, string format)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLAYBOOKS_SEED"), out var given) ? given : 20_251_126;
        output.WriteLine($"seed {seed}, {format}");
        var chance = new Random(seed);
        var file = LockfileSamples.All[sample];
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(file.Text);
            for (var hit = chance.Next(1, 6); hit > 0; hit--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)(chance.Next(3) == 0 ? chance.Next(256) : "\"'[]{}:,@/\\\n #=<>()"[chance.Next(19)]);
            }

            var facts = LockfileReader.Read(file.File, bytes.AsMemory(0, chance.Next(bytes.Length + 1)));
            Assert.All(facts.Packages, p => Assert.True(p is { Line: > 0, Version.Length: > 0 }));
        }
    }

    [Theory]
    [InlineData("package-lock.json", '{')]
    [InlineData("bun.lock", '[')]
    [InlineData("Cargo.lock", '[')]
    [InlineData("pom.xml", '<')]
    [InlineData("requirements.txt", '\\')]
    public void A_file_of_one_character_over_and_over_is_answered(string file, char character) =>
        Assert.NotEmpty(LockfileReaderTests.Read(file, new string(character, 200_000)).Doubts);
}
