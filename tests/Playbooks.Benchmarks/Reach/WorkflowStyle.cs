namespace Playbooks.Benchmarks.Reach;

/// <summary>One way in which people write a workflow, with what a person who knows GitHub's rules would say of it.</summary>
/// <param name="Text">With <c>@USE@</c> for the reference to the action, <c>@S1@</c> and <c>@S2@</c> for names of the repository's secrets.</param>
/// <param name="Job">As GitHub shows the job that runs the action.</param>
/// <param name="Ran">Whether the action runs in that job at all.</param>
/// <param name="Reached">Which of the secrets that job could read: 1, 2, <c>*</c> for all, <c>e</c> for the environment's, <c>o</c> for the organisation's.</param>
internal sealed record WorkflowStyle(string Text, string Job, bool Ran, string Reached, bool AsksForIdentity = false)
{
    public static IReadOnlyList<WorkflowStyle> All { get; } =
    [
        Of("on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - uses: @USE@\n      - run: make\n        env:\n          TOKEN: ${{ secrets.@S1@ }}\n", "build", "1"),
        Of("on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      A: ${{ secrets['@S1@'] }}\n    steps:\n      - uses: '@USE@'\n      - run: make\n", "build", "1"),
        Of("on: push\nenv:\n  B: ${{ secrets.@S2@ }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - {uses: @USE@}\n      - run: make\n        env: {A: \"${{ github.ref == 'x' && secrets.@S1@ || '' }}\"}\n", "test", "12"),
        Of("on:\n  schedule: [{cron: '0 2 * * *'}]\njobs:\n  backup:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - run: ./backup.sh\n        env:\n          ALL: ${{ toJSON(secrets) }}\n", "backup", "*"),
        Of("on: push\njobs:\n  pick:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - run: ./deploy\n        env:\n          ONE: ${{ secrets[format('{0}_KEY', github.ref_name)] }}\n", "pick", "*"),
        Of("on: push\njobs:\n  deploy:\n    environment: production\n    permissions: {id-token: write, contents: read}\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - run: ./deploy\n        env:\n          E: ${{ secrets.PROD_KEY }}\n          O: ${{ secrets.ORG_TOKEN }}\n", "deploy", "eo") with { AsksForIdentity = true },
        Of("on: push\npermissions:\n  id-token: write\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: \"@USE@\"\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: arn:aws:iam::111122223333:role/x\n", "release", "") with { AsksForIdentity = true },
        Of("on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - run: make lint\n  publish:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm publish\n        env:\n          NPM: ${{ secrets.@S1@ }}\n", "lint", ""),
        Of("on: push\njobs:\n  ci:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - uses: acme/notify@v1\n        with:\n          token: ${{ secrets.@S2@ }}\n          note: \"# not secrets.@S1@\"\n", "ci", "2"),
        Of("on: push\njobs:\n  call:\n    uses: ./.github/workflows/inner.yml\n    secrets: inherit\n", "call / inner", "1") with { Inner = "on: {workflow_call: {}}\njobs:\n  inner:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: @USE@\n      - run: x\n        env: {A: \"${{ secrets.@S1@ }}\"}\n" },
        Not("on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      # - uses: @USE@\n      - run: make\n        env:\n          TOKEN: ${{ secrets.@S1@ }}\n", "build"),
        Not("on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-node@v4\n      - run: npm test\n        env:\n          TOKEN: ${{ secrets.@S1@ }}\n", "build"),
        Not("on: push\njobs:\n  docs:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          echo 'uses: @USE@' > example.yml\n        env:\n          TOKEN: ${{ secrets.@S2@ }}\n", "docs"),
    ];

    /// <summary>The text of a workflow that it calls; null where it calls none.</summary>
    public string? Inner { get; private init; }

    private static WorkflowStyle Of(string text, string job, string reached) => new($"name: CI\n{text}", job, true, reached);

    private static WorkflowStyle Not(string text, string job) => new($"name: CI\n{text}", job, false, "");
}
