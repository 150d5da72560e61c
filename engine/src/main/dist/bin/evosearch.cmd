@echo off
rem Starts EvoSearch on a Java 25 or later, which it finds by itself.
rem EVOSEARCH_JAVA_OPTS: further options for Java, such as -Xmx8g.
setlocal enableextensions disabledelayedexpansion
set "PROGRAM=%~dp0.."
set "JAVA="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
for %%R in (
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\BellSoft"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
  "%USERPROFILE%\.sdkman\candidates\java"
) do if exist "%%~R\" for /d %%D in ("%%~R\*") do call :consider "%%~D"
if not defined JAVA (
  echo evosearch needs Java 25 or later and found none. 1>&2
  echo Install a JDK 25, for example from https://adoptium.net, or set JAVA_HOME to one. 1>&2
  exit /b 1
)
"%JAVA%" --enable-native-access=ALL-UNNAMED %EVOSEARCH_JAVA_OPTS% -cp "%PROGRAM%\lib\*" studio.evosearch.engine.cli.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JAVA goto :eof
if not exist "%~1\bin\java.exe" goto :eof
if not exist "%~1\release" goto :eof
set "VERSION="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~V"
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do if %%M geq 25 set "JAVA=%~1\bin\java.exe"
goto :eof
