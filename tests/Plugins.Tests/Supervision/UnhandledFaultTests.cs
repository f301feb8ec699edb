using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginHost.Plugins.Tests;

public sealed class UnhandledFaultTests
{
    private const string Source = """
        public static class Careless
        {
            public static void OnAThread() => new System.Threading.Thread(static () => throw new System.InvalidOperationException("thread fell")).Start();
            public static async void AsyncVoid()
            {
                await System.Threading.Tasks.Task.Yield();
                throw new System.InvalidOperationException("void fell");
            }
        }
        """;

    [Theory]
    [InlineData("OnAThread", "thread fell")]
    [InlineData("AsyncVoid", "void fell")]
    public async Task What_a_plugin_throws_where_nobody_catches_is_told_to_it_and_the_process_lives(string method, string expected)
    {
        UnhandledFaults.Install();
        var context = new AssemblyLoadContext("careless", isCollectible: true);
        var careless = context.LoadFromStream(Compile()).GetType("Careless", throwOnError: true)!;
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        UnhandledFaults.Watch(careless, text => told.TrySetResult(text));

        // On the pool: the test runner catches what an async void throws on its own context.
        await Task.Run(() => careless.GetMethod(method)!.Invoke(null, null));
        Assert.Equal(expected, await told.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        context.Unload();
    }

    private static MemoryStream Compile()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var stream = new MemoryStream();
        var emitted = CSharpCompilation
            .Create("Careless", [CSharpSyntaxTree.ParseText(Source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        return stream;
    }
}
