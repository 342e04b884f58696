// The change set of the stand-in.
const file = (path, added, removed, more = {}) => ({ kind: 'MODIFIED', path, oldPath: null, binary: false, added, removed, ...more });

export const changes = {
  message: 'Rename userName to displayName\n\nThe field is shown to people; its name says so now.',
  repositories: [
    { repository: 'shared-api', base: '1'.repeat(40), files: [file('openapi.yaml', 2, 2), file('src/main/java/shop/api/User.java', 2, 2)] },
    { repository: 'backend', base: '2'.repeat(40), files: [file('src/main/java/shop/UserController.java', 3, 3), file('src/main/java/shop/DisplayName.java', 0, 0, { kind: 'RENAMED', oldPath: 'src/main/java/shop/UserName.java' })] },
    { repository: 'frontend', base: '3'.repeat(40), files: [file('src/user.ts', 2, 2), file('public/avatar.png', 0, 0, { binary: true })] },
  ],
};

export const patches = {
  'shared-api/openapi.yaml': `diff --git a/openapi.yaml b/openapi.yaml
index 3b18e51..a2c4f1e 100644
--- a/openapi.yaml
+++ b/openapi.yaml
@@ -18,9 +18,9 @@ components:
     User:
       type: object
-      required: [id, userName]
+      required: [id, displayName]
       properties:
         id: { type: string, format: uuid }
-        userName: { type: string, maxLength: 80 }
+        displayName: { type: string, maxLength: 80 }
         email: { type: string, format: email }
     Error:
       type: object
`,
  'shared-api/src/main/java/shop/api/User.java': `diff --git a/src/main/java/shop/api/User.java b/src/main/java/shop/api/User.java
--- a/src/main/java/shop/api/User.java
+++ b/src/main/java/shop/api/User.java
@@ -3,10 +3,10 @@ package shop.api;
 import java.util.UUID;
 
 /** Somebody who buys. */
-public record User(UUID id, String userName, String email) {
+public record User(UUID id, String displayName, String email) {
   public User {
-    if (userName.isBlank()) {
+    if (displayName.isBlank()) {
       throw new IllegalArgumentException("a user needs a name");
     }
   }
`,
  'backend/src/main/java/shop/UserController.java': `diff --git a/src/main/java/shop/UserController.java b/src/main/java/shop/UserController.java
--- a/src/main/java/shop/UserController.java
+++ b/src/main/java/shop/UserController.java
@@ -21,11 +21,11 @@ final class UserController {
   String greeting(UUID id) {
     var user = users.find(id).orElseThrow();
-    return "Hello, " + user.userName() + "!";
+    return "Hello, " + user.displayName() + "!";
   }
 
   User rename(UUID id, String name) {
     var user = users.find(id).orElseThrow();
-    log.info("renaming {}", user.userName());
-    return users.save(new User(id, name, user.email())); // userName
+    log.info("renaming {}", user.displayName());
+    return users.save(new User(id, name, user.email())); // displayName
   }
 }
`,
  'backend/src/main/java/shop/DisplayName.java': `diff --git a/src/main/java/shop/UserName.java b/src/main/java/shop/DisplayName.java
similarity index 100%
rename from src/main/java/shop/UserName.java
rename to src/main/java/shop/DisplayName.java
`,
  'frontend/src/user.ts': `diff --git a/src/user.ts b/src/user.ts
--- a/src/user.ts
+++ b/src/user.ts
@@ -1,8 +1,8 @@
 export interface User {
   id: string;
-  userName: string;
+  displayName: string;
   email: string;
 }
 
-export const greet = (user: User) => \`Hello, \${user.userName}!\`;
+export const greet = (user: User) => \`Hello, \${user.displayName}!\`;
 export const initials = (name: string) => name.slice(0, 2);
\\ No newline at end of file
`,
};

export const hostile = [
  file('<img src=x onerror=alert(1)>.txt', 2, 1, { kind: 'ADDED' }),
  file('src/\u202Etxt.exe', 1, 0, { kind: 'ADDED' }),
];

export const forbidden = {
  'shared-api/<img src=x onerror=alert(1)>.txt': `@@ -1,1 +1,2 @@
-<script>alert(1)</script>
+\u001b[31mred\u001b[0m <b>bold</b> \u202Egnp.exe
+${'x'.repeat(1_000_000)}
`,
  'shared-api/src/\u202Etxt.exe': `@@ -0,0 +1 @@
+harmless
`,
};
